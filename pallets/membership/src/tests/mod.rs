//! Unit tests, a module for each call, and the properties that hold after any sequence of them.

mod admit;
mod apply;
mod complete_exit;
mod electorate;
mod founding;
mod give_notice;
mod idle;
mod invariants;
mod invite;
mod invite_founders;
mod properties;
mod reject;
mod revoke_invitation;
mod standing;
mod transfer;
mod views;
mod withdraw;
