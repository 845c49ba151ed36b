//! Where a statute comes from: a model that others have written, or the cooperative itself.

use super::StatuteParameters;
use crate::DocumentRef;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A model statute. Given in sequence, the built-in one is 0.
pub type ModelId = u32;
/// The version of a model statute, from 1.
pub type ModelVersion = u32;

/// A version of a model statute.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
pub struct ModelRef {
	pub id: ModelId,
	pub version: ModelVersion,
}

/// Where a statute comes from.
#[derive(
	Clone,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum StatuteSource {
	/// The parameters of a model. `text` is the model's text with the cooperative's own name and seat filled in;
	/// without it the model's text stands. It is not that of another model with other parameters.
	Model { id: ModelId, version: ModelVersion, text: Option<DocumentRef> },
	/// Parameters and text of the cooperative's own. A model's text goes with that model's parameters only.
	Own { parameters: StatuteParameters, text: DocumentRef },
}
