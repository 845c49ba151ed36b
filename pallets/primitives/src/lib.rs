//! # Allmende primitives
//!
//! What the pallets share: identifiers, the calendar's date, the statute with its legal floors, the
//! authorities a cooperative acts through, and the narrow traits by which the pallets meet. No storage.
//!
//! ## Terminology
//!
//! The terms are those of the design: a *cooperative* is any organisation with members and a statute,
//! whatever its [`LegalForm`]; a *statute* stands for its text by parameters; a *legal floor* is the limit
//! that the legal form sets to a parameter. German legal terms stand in brackets where the law is German.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod assembly;
mod authority;
pub mod currency;
mod date;
mod ids;
mod majority;
pub mod models;
pub mod statute;
pub mod traits;

pub use authority::{
	Authority, EnsureAssembly, EnsureBoard, EnsureFederation, EnsureFederationOrBoard,
	EnsureMediatorsOrFederation, EnsureOrgan, EnsureSupervisory,
};
pub use date::{Date, Month, UnixSeconds};
pub use ids::{
	Address, Cents, CoopId, DocumentRef, MemberNumber, Name, Organ, StatuteVersion, Symbol, MAX_ADDRESS,
	MAX_NAME, MAX_PAGE, MAX_SYMBOL,
};
pub use majority::{Fraction, Majority};
pub use statute::{
	AdmissionBody, AssemblyTerms, DelegateTerms, LegalForm, OrganTerms, PayInTerms, ReserveTerms, ShareTerms,
	StatuteFault, StatuteParameters, Subject, TransferRule,
};
