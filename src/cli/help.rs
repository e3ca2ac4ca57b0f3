//! The help, in the language spoken.

use clap::{Arg, Command};

use crate::say;
use crate::words::Words;

/// The commands with their words.
pub fn dressed(words: &Words, command: Command) -> Command {
    let name = command.get_name().to_owned();
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        say!(words, "help-usage")
    );
    let about = words.help(&format!("help-{name}")).unwrap_or_default();
    let after = words.help(&format!("help-{name}-after"));
    let command = after.into_iter().fold(command, Command::after_help);
    command
        .about(about)
        .help_template(template)
        .subcommand_help_heading(say!(words, "help-commands"))
        .subcommand_value_name(say!(words, "help-command"))
        .mut_args(|argument| argument_dressed(words, &name, argument))
        .mut_subcommands(|command| dressed(words, command))
}

fn argument_dressed(words: &Words, command: &str, argument: Arg) -> Arg {
    let heading = if argument.is_positional() {
        say!(words, "help-arguments")
    } else {
        say!(words, "help-options")
    };
    let text = argument_help(words, command, &argument).unwrap_or_default();
    // Its own text names the values; clap would do it in English.
    let has_values = argument.get_action().takes_values();
    argument.help(text).help_heading(heading).hide_possible_values(has_values)
}

/// What is said of an argument: of this command, else of all.
fn argument_help(words: &Words, command: &str, argument: &Arg) -> Option<String> {
    let id = argument.get_id().as_str().replace('_', "-");
    let own = words.help(&format!("help-{command}-{id}"));
    own.or_else(|| words.help(&format!("help-any-{id}")))
}

/// What clap writes in English by itself.
pub fn polished(words: &Words, text: &str) -> String {
    text.replace("[OPTIONS]", &format!("[{}]", say!(words, "help-option")))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::arguments::Arguments;
    use super::*;
    use crate::words::Language;

    fn missing(words: &Words, command: &Command) -> Vec<String> {
        let name = command.get_name();
        let mut missing: Vec<String> = command
            .get_arguments()
            .filter(|argument| argument_help(words, name, argument).is_none())
            .map(|argument| format!("{name} {}", argument.get_id()))
            .collect();
        if words.help(&format!("help-{name}")).is_none() {
            missing.push(name.to_owned());
        }
        missing.extend(command.get_subcommands().flat_map(|below| self::missing(words, below)));
        missing
    }

    #[test]
    fn no_command_and_no_argument_lacks_its_words() {
        Arguments::command().debug_assert();
        for language in Language::ALL {
            let words = Words::embedded(language);
            assert_eq!(missing(&words, &Arguments::command()), Vec::<String>::new());
            dressed(&words, Arguments::command()).debug_assert();
        }
        let words = Words::embedded(Language::Vietnamese);
        assert_eq!(missing(&words, &Command::new("none")), ["none"]);
    }

    #[test]
    fn help_is_in_one_language() {
        let words = Words::embedded(Language::Vietnamese);
        let mut command = dressed(&words, Arguments::command());
        command.build();
        let mut pages = vec![polished(&words, &command.render_long_help().to_string())];
        pages.extend(
            command
                .get_subcommands_mut()
                .map(|below| polished(&words, &below.render_long_help().to_string())),
        );
        for page in pages {
            for word in ["Usage", "Options", "Commands", "Arguments", "Print", "[OPTIONS]"] {
                assert!(!page.contains(word), "{word} in {page}");
            }
        }
    }
}
