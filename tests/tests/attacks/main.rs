//! Attacks by words and choices alone (`tests/attacks`): none may change what its shopper may not
//! change, show data of others, or get more money back than was paid; and each class does get
//! through where the one guard that stops it is planted away, so that the table proves something.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod attempt;
mod judge;
mod planted;

use attempt::{all, play};
use planted::Guard;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_attack_gets_through() {
    let attempts = all();
    assert!(attempts.len() >= 200, "{} attempts", attempts.len());
    let languages = |code: &str| attempts.iter().filter(|it| it.id.contains(code)).count();
    assert!(languages("-en-") >= 100 && languages("-zh-") >= 100);
    let mut through = Vec::new();
    for attempt in &attempts {
        through.extend(play(attempt, None).await);
    }
    assert!(through.is_empty(), "{} got through:\n{}", through.len(), through.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_class_gets_through_where_its_guard_is_planted_away() {
    let attempts = all();
    let mut proven_nothing = Vec::new();
    for guard in Guard::ALL {
        for class in guard.stops() {
            let of_class = attempts.iter().filter(|attempt| attempt.class == *class);
            let (mut through, mut made) = (0, 0);
            for attempt in of_class {
                made += 1;
                through += usize::from(!play(attempt, Some(guard)).await.is_empty());
            }
            println!("{class} without {guard:?}: {through} of {made} get through");
            if through == 0 {
                proven_nothing.push(format!("{class} without {guard:?}: none of {made}"));
            }
        }
    }
    assert!(proven_nothing.is_empty(), "{proven_nothing:#?}");
}
