//! One module for each call, and for what calls share.

mod amend_statute;
mod approve_action;
mod calendar;
mod clear_action;
mod clear_lapsed;
mod confirm_registration;
mod decline;
mod found;
mod genesis;
mod invariants;
mod offices;
mod organs;
mod properties;
mod propose_action;
mod publish_document;
mod ratify;
mod views;
mod withdraw_amendment;
mod withdraw_approval;
