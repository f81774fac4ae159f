//! The simplified form of Chinese characters that are frequent in messages, so that both forms of a
//! word are one. The text's own characters stay where the form itself is looked at.

use std::sync::LazyLock;

/// Traditional characters, in order.
const TRADITIONAL: &str = "\
並亂亞來個們債傷僅價儀億償優儲兒內兩冊凍別剛創劃劇劑動務勝勞勢勳勵勸匯區協卻厭叢\
吳員問啟喚單嗎嘆國圍園圓圖團執堅報場塊塵墊墜壓壞壯壽夠夢夾奪奮娛婦媽孫學實寧審寫\
寬寶將專尋對導尷屆屬岡島嶺巖帶幣幫幹幾廠廢廣廳張強彈彌彎彙後徑從復徵徹恆恥悅悶惡\
愛慘慚慣慮慶憂憑憤懇應懶懷懸戀戰戲戶拋挾捨掃掙掛採揚換損搖搶摟摺撈撐撥撫擁擇擊擔\
據擴擺攏攔攜攤攪敗敘敵數斬斷於昇時晉暈暫曆曉曬書會朧東條極構槍樁樂樓標樣樹橋機檔\
檢檯櫃欄權歐歡歲歸殘殺殼毀氣決沒沖況淚淨淺減測湯準溝滅滿漢漲漿潑潔澀濃濕濟濫濾瀏\
灑灘灣災為無熱燈燒燙營爐爛爭爺爾牆牽狀獅獎獨獲現瑣瑪環璽產畫異當疊瘋瘡療發皺盜盡\
監盤睜瞞碩確碼礎禍禦禮稅種稱穀穩窩窪窮競筆箏節範築簡籤糧糾紀約紅紋納紐純紙級紛紡\
細終組結絕絡給統絲綁經綠維網緊線緣編練緻縣縫縮總績繡繪繳繼續纏纖罰罵羅羈義習聖聞\
聯聲職聽肅腦膚膠膽臉臟臨與舉舊艙艦艱莊莖華萊葉葷蒼蓋蔣蕭薑薦薩藍藝藥蘇蘋蘿處虛號\
蝕蝦蟲術衛衝補裝裡製複襪襯見規視親覺覽觀觸訂計訊託記訪設許訴診註詐評詞詢試話該詳\
誇誌認誘語誠誤說誰課調談請諒論諮諾謀謂謊謎謝謠謹證識譜譯議護譽讀變讓讚豐貝負財貨\
貴買貸費資賊賒賓賜賞賠賣賤賦質賬賭購贈趕趙跡踐躍車軌軍軟較載輕輪輸轉轟辦辭農迴這\
連進運過違遠適遲選遺還邏郵鄉鄭鄰醫釀釋釣鈔鈕鈴鉤銀銅銘銳鋪鋰鋼錄錢錯鍊鍋鍵鎖鎮鏈\
鏡鐘鐵鑑鑽長門閃閉開閏間閣閱闆闊關陣陰陳陸陽隊階際隨險隱雙雜雞離難雲電霧靈靜韓響\
頁頂項順須預頒頓領頭頸頻題額顏願類顧顯風飄飛飯飲飽飾餅餓餘館馬駐駕騎騙騰驗驚體髮\
鬆鬥鬧鬱魚魯鮮鯨鳥鹽麗麥麼黃點黨齊齒齡龍龜";
/// Their simplified forms.
const SIMPLIFIED: &str = "\
并乱亚来个们债伤仅价仪亿偿优储儿内两册冻别刚创划剧剂动务胜劳势勋励劝汇区协却厌丛\
吴员问启唤单吗叹国围园圆图团执坚报场块尘垫坠压坏壮寿够梦夹夺奋娱妇妈孙学实宁审写\
宽宝将专寻对导尴届属冈岛岭岩带币帮干几厂废广厅张强弹弥弯汇后径从复征彻恒耻悦闷恶\
爱惨惭惯虑庆忧凭愤恳应懒怀悬恋战戏户抛挟舍扫挣挂采扬换损摇抢搂折捞撑拨抚拥择击担\
据扩摆拢拦携摊搅败叙敌数斩断于升时晋晕暂历晓晒书会胧东条极构枪桩乐楼标样树桥机档\
检台柜栏权欧欢岁归残杀壳毁气决没冲况泪净浅减测汤准沟灭满汉涨浆泼洁涩浓湿济滥滤浏\
洒滩湾灾为无热灯烧烫营炉烂争爷尔墙牵状狮奖独获现琐玛环玺产画异当叠疯疮疗发皱盗尽\
监盘睁瞒硕确码础祸御礼税种称谷稳窝洼穷竞笔筝节范筑简签粮纠纪约红纹纳纽纯纸级纷纺\
细终组结绝络给统丝绑经绿维网紧线缘编练致县缝缩总绩绣绘缴继续缠纤罚骂罗羁义习圣闻\
联声职听肃脑肤胶胆脸脏临与举旧舱舰艰庄茎华莱叶荤苍盖蒋萧姜荐萨蓝艺药苏苹萝处虚号\
蚀虾虫术卫冲补装里制复袜衬见规视亲觉览观触订计讯托记访设许诉诊注诈评词询试话该详\
夸志认诱语诚误说谁课调谈请谅论咨诺谋谓谎谜谢谣谨证识谱译议护誉读变让赞丰贝负财货\
贵买贷费资贼赊宾赐赏赔卖贱赋质账赌购赠赶赵迹践跃车轨军软较载轻轮输转轰办辞农回这\
连进运过违远适迟选遗还逻邮乡郑邻医酿释钓钞钮铃钩银铜铭锐铺锂钢录钱错炼锅键锁镇链\
镜钟铁鉴钻长门闪闭开闰间阁阅板阔关阵阴陈陆阳队阶际随险隐双杂鸡离难云电雾灵静韩响\
页顶项顺须预颁顿领头颈频题额颜愿类顾显风飘飞饭饮饱饰饼饿余馆马驻驾骑骗腾验惊体发\
松斗闹郁鱼鲁鲜鲸鸟盐丽麦么黄点党齐齿龄龙龟";

static PAIRS: LazyLock<Vec<(char, char)>> =
    LazyLock::new(|| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect());

/// The simplified form of a character; itself if it has no other.
pub(crate) fn simplified(c: char) -> char {
    let found = PAIRS.binary_search_by_key(&c, |(traditional, _)| *traditional);
    found.ok().and_then(|at| PAIRS.get(at)).map_or(c, |(_, simplified)| *simplified)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_form() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        assert!(PAIRS.is_sorted_by(|(a, _), (b, _)| a < b));
        for (traditional, expected) in [('訂', '订'), ('單', '单'), ('貨', '货'), ('人', '人')]
        {
            assert_eq!(simplified(traditional), expected);
            assert_eq!(simplified(expected), expected);
        }
    }
}
