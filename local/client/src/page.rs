//! The files of the web page (`web/page`), for whoever serves them.

macro_rules! file {
    ($path:literal, $media:literal, $name:literal) => {
        (
            $path,
            concat!($media, "; charset=utf-8"),
            include_str!(concat!("../../../web/page/", $name)),
        )
    };
}

/// Path on the server, content type, content. All is text; without the character set in the type,
/// browsers guess.
pub const FILES: &[(&str, &str, &str)] = &[
    file!("/chat", "text/html", "index.html"),
    file!("/chat/style.css", "text/css", "style.css"),
    file!("/chat/app.js", "text/javascript", "app.js"),
    file!("/chat/session.js", "text/javascript", "session.js"),
    file!("/chat/link.js", "text/javascript", "link.js"),
    file!("/chat/view.js", "text/javascript", "view.js"),
    file!("/chat/cards.js", "text/javascript", "cards.js"),
    file!("/chat/words.js", "text/javascript", "words.js"),
    file!("/chat/store.js", "text/javascript", "store.js"),
];
