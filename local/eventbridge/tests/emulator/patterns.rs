//! Event patterns through `TestEventPattern`: what matches, and what is refused by its name.

use aws_sdk_eventbridge::error::ProvideErrorMetadata;
use serde_json::{Value, json};

use crate::front::Front;

fn event() -> Value {
    json!({
        "version": "0", "id": "e-1", "source": "shop.demo", "detail-type": "Order Changed",
        "account": "123456789012", "region": "eu-central-1", "time": "2026-01-01T00:00:00Z",
        "resources": ["arn:a", "arn:b"],
        "detail": {
            "order": "AC1", "total": 300, "paid": true, "note": null, "tags": ["new", "gift"],
            "empty": [], "ship": {"to": "DE"},
            "lines": [{"item": "a", "n": 1}, {"item": "b", "n": 2}],
        },
    })
}

#[tokio::test]
async fn a_pattern_matches_as_on_aws() {
    let front = Front::start(None).await;
    let cases = [
        (json!({"source": ["shop.demo"]}), true),
        (json!({"source": ["other", "shop.demo"]}), true),
        (json!({"source": ["shop"]}), false),
        (json!({"source": [{"prefix": "shop"}], "detail-type": ["Order Changed"]}), true),
        (json!({"source": [{"prefix": "shop"}], "detail-type": ["Stock Changed"]}), false),
        (json!({"source": [{"prefix": "x"}, "shop.demo"]}), true),
        (json!({"resources": ["arn:b"]}), true),
        (json!({"resources": [{"prefix": "arn:"}]}), true),
        (json!({"detail": {"total": [300]}}), true),
        (json!({"detail": {"total": ["300"]}}), false),
        (json!({"detail": {"paid": [true]}}), true),
        (json!({"detail": {"note": [null]}}), true),
        (json!({"detail": {"tags": ["gift"]}}), true),
        (json!({"detail": {"tags": [{"anything-but": "new"}]}}), true),
        (json!({"detail": {"order": [{"anything-but": "AC2"}]}}), true),
        (json!({"detail": {"order": [{"anything-but": ["AC1", "AC2"]}]}}), false),
        (json!({"detail": {"missing": [{"anything-but": "x"}]}}), false),
        (json!({"detail": {"order": [{"exists": true}], "missing": [{"exists": false}]}}), true),
        (json!({"detail": {"order": [{"exists": false}]}}), false),
        (json!({"detail": {"note": [{"exists": true}]}}), true),
        // Only leaves exist.
        (json!({"detail": {"ship": [{"exists": true}]}}), false),
        (json!({"detail": {"empty": [{"exists": false}]}}), true),
        (json!({"detail": {"ship": {"to": ["DE"]}}}), true),
        (json!({"detail": {"none": {"deeper": [{"exists": false}]}}}), true),
        // Of an array one element must match as a whole.
        (json!({"detail": {"lines": {"item": ["b"], "n": [2]}}}), true),
        (json!({"detail": {"lines": {"item": ["a"], "n": [2]}}}), false),
        (json!({"replay-name": [{"exists": false}]}), true),
    ];
    for (pattern, expected) in cases {
        let test = front.events.test_event_pattern().event_pattern(pattern.to_string());
        let answer = test.event(event().to_string()).send().await.unwrap();
        assert_eq!(answer.result(), expected, "{pattern}");
    }
}

#[tokio::test]
async fn what_is_not_modelled_is_refused_by_its_name() {
    let front = Front::start(None).await;
    let operators = [
        json!({"suffix": ".demo"}),
        json!({"numeric": [">", 1]}),
        json!({"cidr": "10.0.0.0/24"}),
        json!({"wildcard": "shop.*"}),
        json!({"equals-ignore-case": "SHOP"}),
    ];
    for operator in operators {
        let name = operator.as_object().unwrap().keys().next().unwrap().clone();
        let pattern = json!({"detail": {"total": [operator]}}).to_string();
        let refused = front.events.put_rule().name("r").event_pattern(pattern).send().await;
        let refused = refused.unwrap_err();
        assert_eq!(refused.code(), Some("InvalidEventPatternException"));
        let message = refused.message().unwrap();
        assert!(message.contains(&format!("`{name}`")), "{message}");
        assert!(message.contains("detail.total"), "{message}");
    }
    let wrong = [
        json!({}),
        json!([]),
        json!({"source": "shop"}),
        json!({"source": []}),
        json!({"source": [["shop"]]}),
        json!({"source": [{}]}),
        json!({"source": [{"prefix": "a", "exists": true}]}),
        json!({"source": [{"prefix": 1}]}),
        json!({"source": [{"prefix": {"equals-ignore-case": "a"}}]}),
        json!({"source": [{"exists": "yes"}]}),
        json!({"source": [{"anything-but": {"prefix": "a"}}]}),
        json!({"source": [{"anything-but": []}]}),
        json!({"$or": [{"source": ["a"]}, {"source": ["b"]}]}),
        json!({"detail": {}}),
        json!({"source": ["x".repeat(4_096)]}),
    ];
    for pattern in wrong {
        let rule = front.events.put_rule().name("r").event_pattern(pattern.to_string());
        let refused = rule.send().await.unwrap_err();
        assert_eq!(refused.code(), Some("InvalidEventPatternException"), "{pattern}");
    }
    assert!(front.bus.rules().is_empty());
}
