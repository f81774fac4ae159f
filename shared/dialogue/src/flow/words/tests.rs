//! The words of each language, and what is none of them.
#![allow(clippy::panic)]
use super::*;

#[test]
fn words_match_at_their_borders() {
    assert!(adds("and the lamp, too!"));
    assert!(!adds("the tool"));
    assert!(adds("台灯也退"));
    assert!(takes_back("Oh, never mind."));
    assert!(takes_back("cancel"));
    assert!(!takes_back("cancel my order please"));
    assert!(takes_back("算了吧"));
    assert!(contradicts("yes, but to my gift card"));
    assert!(!contradicts("yes please"));
    assert!(other_order("No, the other order."));
    assert!(only("No, only the lamp.") && !only("the lamp, please"));
    assert!(agrees("yes, that is exactly what I want, thank you"));
    assert!(!agrees("Make sure I mention these at the same time."));
    assert_eq!(length("yes, please do"), 3);
    assert!(length("是的") <= 2);
}

/// By language: yes, no, cancel, start over, "what did you ask", "no, the other one", a human.
type Row = [&'static [&'static str]; 7];

const PLAIN: [(&str, Row); 12] = [
    (
        "en",
        [
            &["Yes, please!", "OK.", "go ahead"],
            &["No, thanks.", "nope", "No"],
            &["Never mind.", "cancel that, please", "forget it"],
            &["Start over", "start again please"],
            &["What did you ask?", "Pardon?", "say that again"],
            &["No, the other one.", "not this one"],
            &["a human please", "Agent!", "talk to a person"],
        ],
    ),
    (
        "zh",
        [
            &["是的", "好的，谢谢", "可以"],
            &["不用，谢谢", "不是", "不行"],
            &["算了", "取消", "不用了，谢谢"],
            &["重新开始", "从头来吧"],
            &["你问什么？", "再说一遍"],
            &["不是这个", "换一个吧"],
            &["转人工", "人工客服，谢谢"],
        ],
    ),
    (
        "es",
        [
            &["Sí, claro.", "vale", "Sí, por favor", "De acuerdo"],
            &["No, gracias.", "mejor no", "No"],
            &["Olvídalo.", "déjalo, por favor", "Cancelar", "cancélalo"],
            &["Empezar de nuevo", "empecemos de nuevo, por favor"],
            &["¿Qué?", "¿Qué me preguntaste?", "Repita, por favor"],
            &["No, el otro.", "la otra", "ese no"],
            &["Quiero hablar con una persona", "un agente, por favor"],
        ],
    ),
    (
        "fr",
        [
            &["Oui, merci.", "d'accord", "Oui", "Bien sûr !"],
            &["Non merci", "Non.", "pas du tout"],
            &["Laissez tomber.", "Annuler", "oubliez, merci"],
            &["Recommencer", "recommençons s'il vous plaît"],
            &["Pardon ?", "Quelle était la question ?", "Qu'avez-vous demandé ?"],
            &["Non, l'autre.", "pas celui-là", "l'autre"],
            &["Un conseiller, s'il vous plaît", "parler à quelqu'un"],
        ],
    ),
    (
        "de",
        [
            &["Ja, bitte.", "gerne", "Einverstanden!", "Ja"],
            &["Nein, danke.", "nö", "lieber nicht"],
            &["Vergiss es.", "Abbrechen bitte", "hat sich erledigt, danke"],
            &["Nochmal von vorn, bitte", "neu anfangen"],
            &["Wie bitte?", "Was haben Sie gefragt?", "Was war die Frage?"],
            &["Nein, die andere.", "nicht diese", "das andere"],
            &["Einen Mitarbeiter bitte", "Mensch!", "mit einem Menschen sprechen"],
        ],
    ),
    (
        "it",
        [
            &["Sì, grazie.", "va bene", "Certo!", "d'accordo"],
            &["No grazie", "meglio di no", "No."],
            &["Lascia perdere.", "annulla, grazie", "come non detto"],
            &["Ricominciamo", "da capo, per favore"],
            &["Come, scusi?", "Cosa mi ha chiesto?", "Può ripetere?"],
            &["No, l'altro.", "l'altra", "non questo"],
            &["Un operatore, per favore", "parlare con una persona"],
        ],
    ),
    (
        "pt",
        [
            &["Sim, por favor.", "pode ser", "Claro!", "está bem, obrigado"],
            &["Não, obrigada.", "melhor não", "Não"],
            &["Deixa pra lá.", "cancela, por favor", "esquece"],
            &["Vamos recomeçar", "do início, por favor"],
            &["Como assim?", "O que perguntou?", "Pode repetir?"],
            &["Não, o outro.", "a outra", "esse não"],
            &["Um atendente, por favor", "quero falar com uma pessoa"],
        ],
    ),
    (
        "ru",
        [
            &["Да, пожалуйста.", "хорошо", "Конечно!", "ага"],
            &["Нет, спасибо.", "не нужно", "Нет"],
            &["Забудьте.", "отмена, пожалуйста", "не надо"],
            &["Начнём сначала", "заново, пожалуйста"],
            &["Что вы спросили?", "Повторите, пожалуйста", "какой был вопрос?"],
            &["Нет, другой.", "не тот", "не этот"],
            &["Позовите оператора, пожалуйста", "живой человек"],
        ],
    ),
    (
        "ja",
        [
            &["はい、お願いします。", "はい", "お願いします", "ええ"],
            &["いいえ。", "違います", "いりません"],
            &["やっぱりいいです", "キャンセル", "やめておきます"],
            &["最初からお願いします", "やり直し"],
            &["もう一度お願いします", "質問は何でしたか？", "何ですか？"],
            &["違います、別の", "もう一つの方", "それじゃなくて"],
            &["担当者と話したい", "オペレーターにつないで"],
        ],
    ),
    (
        "ko",
        [
            &["네, 부탁드려요.", "네", "좋아요", "그렇게 해주세요"],
            &["아니요.", "아뇨, 감사합니다", "필요 없어요"],
            &["됐어요.", "취소해 주세요", "그만할게요"],
            &["처음부터 다시", "다시 시작"],
            &["뭐라고요?", "질문이 뭐였죠?", "다시 말해 주세요"],
            &["아니요, 다른 거요", "다른 거", "이거 말고"],
            &["상담원 연결", "상담원 바꿔 주세요"],
        ],
    ),
    (
        "ar",
        [
            &["نعم، من فضلك", "موافق", "تمام", "حسنًا"],
            &["لا، شكرًا", "لا", "ليس الآن"],
            &["انس الأمر", "إلغاء من فضلك", "لا داعي"],
            &["من البداية", "لنبدأ من جديد"],
            &["ماذا سألت؟", "ما السؤال؟", "أعد السؤال من فضلك"],
            &["لا، الآخر", "ليس هذا"],
            &["أريد موظفًا", "شخص حقيقي من فضلك"],
        ],
    ),
    (
        "id",
        [
            &["Ya, tolong.", "oke", "Setuju", "boleh"],
            &["Tidak, terima kasih.", "nggak", "jangan"],
            &["Tidak jadi.", "batal", "lupakan saja"],
            &["Mulai dari awal", "ulang dari awal, tolong"],
            &["Apa?", "tadi tanya apa?", "Tolong ulangi"],
            &["Bukan, yang lain", "bukan yang itu", "yang lain"],
            &["Bicara dengan petugas", "mau bicara dengan orang"],
        ],
    ),
];

#[test]
fn the_plainest_things_are_read_in_every_language() {
    let mut wrong = Vec::new();
    for (language, [yes, no, cancel, again, what, other, human]) in PLAIN {
        let intents = [
            (yes, "affirm"),
            (no, "deny"),
            (again, "start_over"),
            (what, "repeat"),
            (human, "contact_human_agent"),
        ];
        for (texts, intent) in intents {
            let missed = texts.iter().filter(|text| plainly(text) != Some(intent));
            wrong.extend(missed.map(|text| format!("{language}: {text} is no {intent}")));
        }
        let missed = cancel.iter().filter(|text| !takes_back(text));
        wrong.extend(missed.map(|text| format!("{language}: {text} takes nothing back")));
        let missed = other.iter().filter(|text| !other_one(text));
        wrong.extend(missed.map(|text| format!("{language}: {text} means no other one")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_says_more_is_none_of_the_plainest_things() {
    for text in [
        "yes, but not today",
        "no, the lamp",
        "sí, pero a mi tarjeta",
        "oui mais seulement la lampe",
        "ja, wenn es heute kommt",
        "не нужно менять адрес",
        "はい、でも明日",
        "네 그런데 주소가 달라요",
        "نعم لكن ليس اليوم",
        "ya kalau gratis",
        "what is the return policy",
        "qué colores hay",
        "was kostet der Versand",
        "AC104233",
        "",
    ] {
        assert_eq!(plainly(text), None, "{text}");
        assert!(!other_one(text), "{text}");
    }
}

#[test]
fn every_heading_has_every_language() {
    let mut lines = std::collections::BTreeMap::<&str, Vec<&str>>::new();
    let mut heading = "";
    for line in include_str!("../words.txt").lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            heading = line;
        } else if let Some((language, phrases)) = line.split_once(':') {
            assert!(phrases.split('|').count() >= 2 || heading == "[adds]", "{heading} {line}");
            lines.entry(heading).or_default().push(language);
        }
    }
    for (heading, languages) in lines {
        let all = PLAIN.map(|(language, _)| language);
        assert!(all.iter().all(|language| languages.contains(language)), "{heading} {languages:?}");
    }
}
