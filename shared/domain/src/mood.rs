//! How a shopper has felt over a conversation: the messages' moods, newer ones weighing more. In
//! whole thousandths, so that states can be compared. What is done about it is decided elsewhere.

use crate::understood::{Mood, Sentiment};

/// Sentiment and anger over a conversation. Each message moves them half of the way to its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MoodTrend {
    /// From -1000, unhappy, to 1000, glad.
    pub sentiment_milli: i16,
    /// From 0 to 1000.
    pub anger_milli: u16,
}

impl MoodTrend {
    /// The trend after one more message.
    #[must_use]
    pub fn after(self, mood: &Mood) -> Self {
        let sentiment = match mood.sentiment {
            Sentiment::Negative => -1000,
            Sentiment::Neutral => 0,
            Sentiment::Positive => 1000,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
        let anger = (mood.anger.clamp(0.0, 1.0) * 1000.0).round() as u16;
        Self {
            sentiment_milli: self.sentiment_milli / 2 + sentiment / 2,
            anger_milli: self.anger_milli / 2 + anger / 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_messages_weigh_more() {
        let angry = Mood { sentiment: Sentiment::Negative, urgency: 0.0, anger: 0.9 };
        let glad = Mood { sentiment: Sentiment::Positive, urgency: 0.0, anger: 0.0 };
        let after = |moods: &[Mood]| {
            moods.iter().fold(MoodTrend::default(), |trend, mood| trend.after(mood))
        };
        assert_eq!(after(&[angry]), MoodTrend { sentiment_milli: -500, anger_milli: 450 });
        assert!(after(&[angry, glad]).sentiment_milli > 0);
        assert!(after(&[glad, angry]).sentiment_milli < 0);
        assert!(after(&[angry, angry, angry]).anger_milli > 700);
        assert!(after(&[angry, glad, glad, glad]).anger_milli < 100);
    }
}
