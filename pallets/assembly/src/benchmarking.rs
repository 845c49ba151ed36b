//! The worst case of each call.
