//! `tiendo man`

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::arguments::Arguments;
use super::complaint::Complaint;
use super::desk::Desk;
use super::help;
use super::reply::Reply;
use crate::say;
use crate::words::Words;

/// Without it, man takes a Vietnamese page for TCVN 5712 and drops its marks.
const CODING: &str = "'\\\" -*- coding: UTF-8 -*-\n";

/// The manual page, in roff.
pub fn run(desk: &Desk) -> Result<Reply, Complaint> {
    let command = help::dressed(&desk.words, Arguments::command());
    let page = page(&desk.words, &command).map_err(|error| Complaint::Store(error.into()))?;
    Ok(Reply::of(help::polished(&desk.words, &page)))
}

/// One page for all commands: nobody installs the pages of single commands to
/// which clap would point.
fn page(words: &Words, command: &Command) -> io::Result<String> {
    // A date that is empty would leave its place to the next argument.
    let whole = Man::new(command.clone()).date(" ").manual(say!(words, "man-manual"));
    let mut page = CODING.to_owned() + &rendered(|out| whole.render_title(out))?;
    // roff knows only where English words may be broken.
    page.push_str(".nh\n");
    page.push_str(&section(&say!(words, "man-name"), |out| whole.render_name_section(out))?);
    page.push_str(&section(&say!(words, "man-synopsis"), |out| {
        whole.render_synopsis_section(out)
    })?);
    page.push_str(&rendered(|out| whole.render_options_section(out))?);
    page.push_str(&heading(command.get_subcommand_help_heading().unwrap_or_default()));
    for below in command.get_subcommands() {
        page.push_str(&part(command.get_name(), below)?);
    }
    page.push_str(&section(&say!(words, "man-exit"), |out| whole.render_extra_section(out))?);
    Ok(page)
}

/// A section that clap writes, under a heading in the language spoken.
fn section(name: &str, render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<String> {
    Ok(heading(name) + &bare(&rendered(render)?))
}

fn heading(name: &str) -> String {
    format!(".SH \"{}\"\n", name.to_uppercase())
}

/// What the page says of one command, a rank lower than a page of its own.
fn part(program: &str, command: &Command) -> io::Result<String> {
    let name = format!("{program} {}", command.get_name());
    // What all commands understand is told once, above.
    let man = Man::new(command.clone().bin_name(&name).disable_help_flag(true));
    let synopsis = bare(&rendered(|out| man.render_synopsis_section(out))?);
    let about = bare(&rendered(|out| man.render_description_section(out))?);
    let options = bare(&rendered(|out| man.render_options_section(out))?);
    Ok(format!(".SS \"{name}\"\n{synopsis}.PP\n{about}{options}"))
}

fn rendered(render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<String> {
    let mut out = Vec::new();
    render(&mut out)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// A rendered section without the headings of a page of its own, nor the
/// definitions that stand at the top of each.
fn bare(section: &str) -> String {
    let is_text = |line: &&str| ![".SH", ".ie", ".el"].iter().any(|mark| line.starts_with(mark));
    section.split_inclusive('\n').filter(is_text).collect()
}
