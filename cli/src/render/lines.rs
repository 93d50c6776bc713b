//! The library's lines on a terminal: their colours, and nothing else.

use anstyle::{AnsiColor, Style};
use mulu::write::{Line, PieceKind, Tone, plain_text};

use super::{BOLD, DIM};

/// Prints lines in their colours; where there are none (a pipe, `NO_COLOR`), marks say what came and went.
pub(crate) fn lines(lines: &[Line]) {
    if anstream::AutoStream::choice(&std::io::stdout()) == anstream::ColorChoice::Never {
        anstream::print!("{}", plain_text(lines));
        return;
    }
    for line in lines {
        let tone = tone(line.tone);
        let mut printed = "  ".repeat(line.depth);
        if line.mark != ' ' {
            printed.push_str(&styled(tone, &format!("{} ", line.mark)));
        }
        for piece in &line.pieces {
            let style = match piece.kind {
                PieceKind::Plain => Style::new(),
                PieceKind::Strong => BOLD,
                PieceKind::Faint => DIM,
                PieceKind::Label => tone,
                PieceKind::Removed => Style::new().fg_color(Some(AnsiColor::Red.into())).strikethrough(),
                PieceKind::Added => Style::new().fg_color(Some(AnsiColor::Green.into())).bold(),
            };
            printed.push_str(&styled(style, &piece.text));
        }
        anstream::println!("{printed}");
    }
}

fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

fn tone(tone: Tone) -> Style {
    let color = match tone {
        Tone::Bad => AnsiColor::Red,
        Tone::Doubtful => AnsiColor::Yellow,
        Tone::Notable => AnsiColor::Cyan,
        Tone::Good => AnsiColor::Green,
        Tone::Quiet => return DIM,
    };
    Style::new().fg_color(Some(color.into())).bold()
}

/// Prints lines as they are.
pub(crate) fn plain(lines: &[String]) {
    for line in lines {
        anstream::println!("{line}");
    }
}
