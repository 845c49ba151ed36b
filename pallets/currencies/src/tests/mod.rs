//! A module for each call and concern.

mod backing;
mod create;
mod daily_limit;
mod demurrage;
mod escrow;
mod gateway;
mod genesis;
mod holders;
mod invariants;
mod parking;
mod pause;
mod properties;
mod redemptions;
mod set_policy;
mod settle;
mod transfer;
mod views;
mod wallets;
