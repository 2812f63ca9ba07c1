//! Starts `factlint lsp` for Zed.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Factlint;

impl zed::Extension for Factlint {
    fn new() -> Self {
        Factlint
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let program = worktree
            .which("factlint")
            .ok_or("factlint is not on the PATH: install it, and open the folder again")?;
        Ok(Command { command: program, args: vec!["lsp".into()], env: Vec::new() })
    }
}

zed::register_extension!(Factlint);
