//! The command `mulu`: files, colour, progress and exit codes. What it says and decides is the library's.
//!
//! Exit status: 0 when all went well, 1 when `--fail-on` asks for it or conflicts are left, 2 for misuse or unreadable input.

mod args;
mod ask;
mod carry;
mod cover;
mod paper;
mod patches;
mod progress;
mod render;
mod verbs;

use std::process::ExitCode;

use clap::Parser;
use mulu::Lang;

use args::Cli;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            if error.use_stderr() {
                anstream::eprintln!("{}", mulu::messages::word("cli.misuse", Lang::Zh));
            }
            // Help and version are no misuse: clap knows, and prints them where they belong.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let lang = Lang::from(cli.global.lang);
    match verbs::run(cli.verb, &cli.global) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            render::error(&error, lang);
            ExitCode::from(2)
        }
    }
}
