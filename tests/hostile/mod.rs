//! Input from people who mean harm, and from machines that broke it.

mod archives;
mod deep;
mod escapes;
mod formulas;
mod kept;
mod seeds;
mod targets;
mod xml;
