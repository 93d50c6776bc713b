//! How the cells of a review look: the colour of a row says what it asks of the reader, that of characters which side has
//! them.

use rust_xlsxwriter::{Color, Format, FormatAlign};

use crate::write::differences::view::Tone;
use crate::write::sheet::Styles;

/// How the cells of a row look that asks something of the reader.
pub(super) struct Toned {
    pub(super) tone: Tone,
    pub(super) text: Format,
    pub(super) label: Format,
    pub(super) removed: Format,
    pub(super) added: Format,
}

/// How characters look, by which side has them.
pub(super) struct Marks {
    pub(super) same: Format,
    pub(super) removed: Format,
    pub(super) added: Format,
}

impl Toned {
    pub(super) fn new(tone: Tone) -> Self {
        let paper = match tone {
            Tone::Bad => 0x00FD_F1F0,
            Tone::Doubtful => 0x00FF_F8E8,
            Tone::Notable => 0x00EE_F4FC,
            Tone::Good => 0x00EE_F8F1,
            Tone::Quiet => 0x00FF_FFFF,
        };
        let text = Styles::new().text.set_background_color(Color::RGB(paper)).set_align(FormatAlign::Top);
        let label = text.clone().set_bold().set_font_color(ink(tone)).set_align(FormatAlign::Center);
        Self { tone, label, removed: removed(text.clone()), added: added(text.clone()), text }
    }
}

impl Marks {
    pub(super) fn new() -> Self {
        let same = Format::new().set_font_name("宋体").set_font_size(10);
        Self { removed: removed(same.clone()), added: added(same.clone()), same }
    }
}

/// The colour of a label.
pub(super) fn ink(tone: Tone) -> Color {
    Color::RGB(match tone {
        Tone::Bad => 0x00B3_261E,
        Tone::Doubtful => 0x008A_5A00,
        Tone::Notable => 0x001F_4E8C,
        Tone::Good => 0x001D_6B3A,
        Tone::Quiet => 0x005A_6675,
    })
}

fn removed(format: Format) -> Format {
    format.set_font_color(Color::RGB(0x00C0_1F16)).set_font_strikethrough()
}

fn added(format: Format) -> Format {
    format.set_font_color(Color::RGB(0x000B_7A33)).set_bold()
}
