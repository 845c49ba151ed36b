//! One module for each call, and for what calls share.

mod amendments;
mod approve_action;
mod calendar;
mod clear_action;
mod clear_lapsed;
mod decline;
mod delegates;
mod found;
mod genesis;
mod invariants;
mod mediators;
mod offer_model;
mod offer_model_version;
mod offices;
mod organs;
mod properties;
mod propose_action;
mod publish_document;
mod ratify;
mod views;
mod withdraw_approval;
mod withdraw_model;
