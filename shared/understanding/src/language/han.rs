//! Tells the two written forms of Chinese apart, by characters that only the traditional form has.

use std::sync::LazyLock;

use aisle_domain::understood::Script;

use crate::folding::Folded;

/// Frequent characters that the simplified form does not use.
const TRADITIONAL: &str = "們個來說國時會過發對學開關樣頭題問間電話這裡還沒麼請訂單貨買賣錢給幫運費換產質優\
點數級員務處訊記號碼區縣鄉鎮當東車書長門見風飛馬魚鳥黃齊龍為無與從後現經進動種應體實總\
條軍變戰認識論許設計該誰課調談證評譯試詢詳誤讓讀議護豐貝負財貴貸資賓賬購贈軟輕較載輪輸辦\
農遲違遠連適選遺郵鄰醫釋鐵鈴銀銅鋼錄錯鍵鍋鎖鏡鐘閃閉閱陽陰陣階際隨險隱雙雜離難雲靈靜響頁頂順須\
預領頻額顏願類顧顯飯飲飾館騙驗驚髮鬆鬧鮮麗麥黨齡勞勝勵勸匯協壓報場塊墊壞壯聲壽夠夢奪奮婦\
媽寧寫寬寶將專尋導屆屬島幣帶幾廠廣廳張強彈彙歸徑復徹恆悶惡愛慣慮慶憂憑懷戲戶掃掛採損搶撥擁\
擇擊擔據擴擺攜敗敵斷於昇曆曉暫曬極構標樓樂樹橋機檔檢櫃權歡歐歲殺殼毀氣決沖況淚淨淺減測湯準\
溝滅滿漢潔濕濟瀏灣灑災熱燈燒營爐爛爭爾牆狀獎獨獲環瑪畫異療瘋盜盡監盤確禮禦稱穩窩窮競筆節範\
築簡籤糧紀約紅純紙紛細終組結絕絡統絲綁綠維網緊線緣編練縮績繳繼續纖罰羅義習聖聞聯職聽肅腦\
臉臨舉舊艙艦藝莊葉蓋蒼蔣薦藍藥蘇虛蝦蟲術衛衝補裝製複襪襯視覺覽觀觸訴診註詞";

/// The same, in order: a text is looked up character by character.
static SORTED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut sorted: Vec<char> = TRADITIONAL.chars().collect();
    sorted.sort_unstable();
    sorted
});

/// The form that a Chinese text is written in: traditional if it has a character that only that
/// form has.
pub(crate) fn form(text: &[Folded]) -> Script {
    let is_traditional = |f: &Folded| !f.char.is_ascii() && SORTED.binary_search(&f.char).is_ok();
    if text.iter().any(is_traditional) { Script::TraditionalHan } else { Script::SimplifiedHan }
}
