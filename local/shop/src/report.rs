//! What became of a file: counts, and every problem with its place, its cause and its remedy.
//! Meant for people (`Display`) and for programs (JSON).

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::fault::{Fault, Severity};
use crate::read::Format;

/// Which kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A product of the catalogue.
    Product,
    /// A customer.
    Shopper,
    /// An order.
    Order,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Product => "product",
            Self::Shopper => "shopper",
            Self::Order => "order",
        })
    }
}

/// One problem of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a JSON pointer (RFC 6901); empty means the file itself.
    pub path: String,
    /// The record that has it, and its id where that could be read.
    pub record: Option<(Kind, String)>,
    /// What is wrong and what to do.
    pub fault: Fault,
}

impl Problem {
    /// How grave it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.fault.severity()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "the file" } else { &self.path };
        write!(f, "{place}")?;
        if let Some((kind, id)) = &self.record {
            write!(f, " ({kind} {id})")?;
        }
        write!(f, ": {}; {}", self.fault, self.fault.fix())
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Problem", 7)?;
        out.serialize_field("severity", &self.severity())?;
        out.serialize_field("code", self.fault.code())?;
        out.serialize_field("path", &self.path)?;
        out.serialize_field("kind", &self.record.as_ref().map(|(kind, _)| kind))?;
        out.serialize_field("id", &self.record.as_ref().map(|(_, id)| id))?;
        out.serialize_field("what", &self.fault.to_string())?;
        out.serialize_field("fix", &self.fault.fix())?;
        out.end()
    }
}

/// How many records of a kind were taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Taken.
    pub accepted: usize,
    /// Left out.
    pub refused: usize,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether nothing of the file could be taken; the one problem says why.
    pub unreadable: bool,
    /// As what it was read; absent when it could not be told.
    pub format: Option<Format>,
    /// Products.
    pub products: Tally,
    /// Variants of the accepted products.
    pub variants: usize,
    /// Shoppers.
    pub shoppers: Tally,
    /// Orders.
    pub orders: Tally,
    /// How many warnings there were; refusals are in the tallies.
    pub warnings: usize,
    /// The first [`Report::MOST_PROBLEMS`] problems, in the order of the file.
    pub problems: Vec<Problem>,
    /// How many problems there were beyond those.
    pub problems_left_out: usize,
}

impl Report {
    /// A report keeps this many problems and counts the rest.
    pub const MOST_PROBLEMS: usize = 1_000;
    /// `Display` shows this many.
    const SHOWN: usize = 20;

    pub(crate) fn add(&mut self, problem: Problem) {
        if problem.severity() == Severity::Warning {
            self.warnings += 1;
        }
        if self.problems.len() < Self::MOST_PROBLEMS {
            self.problems.push(problem);
        } else {
            self.problems_left_out += 1;
        }
    }

    pub(crate) const fn tally(&mut self, kind: Kind) -> &mut Tally {
        match kind {
            Kind::Product => &mut self.products,
            Kind::Shopper => &mut self.shoppers,
            Kind::Order => &mut self.orders,
        }
    }

    /// How many records were refused.
    #[must_use]
    pub const fn refused(&self) -> usize {
        self.products.refused + self.shoppers.refused + self.orders.refused
    }

    /// Whether there is nothing to report: no refusal, no warning, and the file was readable.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problem that made the whole file unreadable, if there was one.
    #[must_use]
    pub fn unreadable(&self) -> Option<&Problem> {
        self.problems.first().filter(|_| self.unreadable)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(problem) = self.unreadable() {
            return write!(f, "Nothing could be read: {problem}");
        }
        if let Some(format) = self.format {
            writeln!(f, "Read as {format}.")?;
        }
        for (name, tally) in
            [("products", self.products), ("shoppers", self.shoppers), ("orders", self.orders)]
        {
            write!(f, "  {name:<9}{:>6} accepted, {} refused", tally.accepted, tally.refused)?;
            if name == "products" {
                write!(f, " ({} variants)", self.variants)?;
            }
            writeln!(f)?;
        }
        if self.is_clean() {
            return write!(f, "No problems.");
        }
        write!(f, "{} refused, {} warnings:", self.refused(), self.warnings)?;
        for problem in self.problems.iter().take(Self::SHOWN) {
            let word = if problem.severity() == Severity::Warning { "warning" } else { "refused" };
            write!(f, "\n  {word}  {problem}")?;
        }
        let more = self.problems.len().saturating_sub(Self::SHOWN) + self.problems_left_out;
        if more > 0 {
            write!(f, "\n  and {more} more")?;
        }
        Ok(())
    }
}
