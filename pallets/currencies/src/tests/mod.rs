//! A module for each call and concern.
