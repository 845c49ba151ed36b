//! A runtime for the tests.
