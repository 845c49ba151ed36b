//! Tests, a module for each call, and for what crosses calls.

mod accept_transfer;
mod admit_subscription;
mod cancel_transfer;
mod confirm_payment;
mod consent_transfer;
mod invariants;
mod joining;
mod leaving;
mod pay_settlement;
mod properties;
mod reject_subscription;
mod subscribe;
mod tokens;
mod transfer;
mod views;
mod withdraw_subscription;
