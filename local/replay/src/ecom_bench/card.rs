//! The suite's E-card. There, money moves by calls of its own (`manage_ecard`), beside the order's;
//! here a request moves its money itself. So its calls are paired with what our requests moved.

use aisle_aftersales::Permit;
use aisle_domain::after_sales::Direction;

/// What our requests moved on the card, and what the suite's calls say. Minor units.
#[derive(Debug, Default)]
pub(super) struct Card {
    refunds: Vec<i64>,
    charges: Vec<i64>,
    called_refunds: Vec<i64>,
    called_charges: Vec<i64>,
}

/// How the two go together.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pairing {
    /// They say the same.
    Same,
    /// The suite's calls move something else than its policy asks for: by so much more onto the
    /// card than ours do.
    Otherwise(i64),
    /// A call pays back what none of our requests does.
    Unfounded,
}

impl Card {
    /// Takes in what a request moved.
    pub(super) fn moved_by(&mut self, permit: &Permit) {
        for moved in &permit.quote().transfers {
            if moved.method_kind == "gift_card" {
                match moved.direction {
                    Direction::Charge => self.charges.push(moved.amount.minor),
                    Direction::Refund => self.refunds.push(moved.amount.minor),
                }
            }
        }
    }

    pub(super) fn call_refund(&mut self, amount: i64) {
        self.called_refunds.push(amount);
    }

    pub(super) fn call_charge(&mut self, amount: i64) {
        self.called_charges.push(amount);
    }

    /// Whether one of our refunds of this amount has no call yet.
    pub(super) fn waits_for(&self, amount: i64) -> bool {
        let count = |list: &[i64]| list.iter().filter(|one| **one == amount).count();
        count(&self.refunds) > count(&self.called_refunds)
    }

    /// How the two go together, at the end.
    pub(super) fn pairing(&self) -> Pairing {
        let mut ours = self.refunds.clone();
        for called in &self.called_refunds {
            let Some(at) = ours.iter().position(|refund| refund == called) else {
                return Pairing::Unfounded;
            };
            ours.swap_remove(at);
        }
        let sum = |list: &[i64]| list.iter().sum::<i64>();
        let called = sum(&self.called_refunds) - sum(&self.called_charges);
        let moved = sum(&self.refunds) - sum(&self.charges);
        // A card that is used without any order is no order paid otherwise.
        if self.charges.is_empty() && !self.called_charges.is_empty() {
            return Pairing::Unfounded;
        }
        match called - moved {
            0 => Pairing::Same,
            more => Pairing::Otherwise(more),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_paired_with_what_was_moved() {
        let card = |refunds: &[i64], charges: &[i64], back: &[i64], used: &[i64]| Card {
            refunds: refunds.to_vec(),
            charges: charges.to_vec(),
            called_refunds: back.to_vec(),
            called_charges: used.to_vec(),
        };
        for (card, expect) in [
            (card(&[], &[], &[], &[]), Pairing::Same),
            (card(&[5, 7], &[9], &[7, 5], &[4, 5]), Pairing::Same),
            (card(&[5], &[9], &[5], &[8]), Pairing::Otherwise(1)),
            (card(&[5], &[], &[], &[]), Pairing::Otherwise(-5)),
            (card(&[], &[], &[5], &[]), Pairing::Unfounded),
            (card(&[5], &[], &[5, 5], &[]), Pairing::Unfounded),
            (card(&[], &[], &[], &[3]), Pairing::Unfounded),
        ] {
            assert_eq!(card.pairing(), expect, "{card:?}");
        }
    }
}
