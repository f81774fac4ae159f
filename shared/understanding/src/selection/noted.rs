//! What a walk over a text notes of an order's lines. Taking the notes is `scan.rs`, what they come to
//! `lines.rs`.

use super::cues::Cue;

/// How a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing tells: of the line if it is so now, else wanted.
    Plain,
    /// Wanted.
    New,
    /// How it is now: "from red", "instead of red".
    Old,
    /// Not so: "not the red one".
    Not,
}

/// Values of one group's options that are said of a line.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    pub(super) group: usize,
    pub(super) values: Vec<(usize, usize)>,
    pub(super) role: Role,
}

/// "The cheapest", "a bigger one".
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaning {
    pub(super) cue: Cue,
    /// Its first word.
    pub(super) at: usize,
    pub(super) role: Role,
    /// How much more or less, in thousandths, where that is said: "1000 more pieces".
    pub(super) amount: Option<u64>,
}

/// Lines that are named once.
#[derive(Debug, Clone, Default)]
pub(super) struct Meant {
    /// The lines that it can be.
    pub(super) lines: Vec<usize>,
    /// Whether all of them are meant, not one.
    pub(super) all: bool,
    /// Whether it was said that they are not meant.
    pub(super) left_out: bool,
    /// Whether it only carries what is said of others.
    pub(super) carrier: bool,
    pub(super) wishes: Vec<Wish>,
    pub(super) leanings: Vec<Leaning>,
    /// Options that stay as they are, as (group, option): "the same size".
    pub(super) kept: Vec<(usize, usize)>,
}

/// A value that no line was named for.
#[derive(Debug, Clone)]
pub(super) struct Free {
    pub(super) from: usize,
    pub(super) wish: Wish,
    pub(super) left_out: bool,
}

/// What a text says of an order's lines.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) meant: Vec<Meant>,
    pub(super) free: Vec<Free>,
    pub(super) free_leanings: Vec<Leaning>,
    pub(super) everything: bool,
    pub(super) all: bool,
    pub(super) both: bool,
    pub(super) rest: bool,
    pub(super) excepts: bool,
}
