//! One binary for all integration tests: they link once and run together.

mod cli;
mod desk;
mod export;
mod layers;
mod readme;
mod screens;
mod searching;
mod typing;
mod updating;
mod words;
