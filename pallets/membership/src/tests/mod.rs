//! Unit tests, a module for each call, and the properties that hold after any sequence of them.

mod invite;
