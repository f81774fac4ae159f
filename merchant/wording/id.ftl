# Kata-kata asisten dalam bahasa Indonesia. Sintaks Project Fluent; setiap kunci harus ada di setiap bahasa.
# Ragam: ramah, jelas, singkat; memakai "Anda", tanpa sapaan "Kak" atau "Bapak/Ibu". Petugas disebut "rekan kami", kecuali dalam "bicara dengan petugas".
# Kunci `intent-NAMA` boleh tidak ada: jawaban untuk maksud yang tidak punya alur sendiri.

greeting = Halo! Saya asisten otomatis { $shop }. Saya bisa mengecek pesanan Anda, menjawab pertanyaan, atau menghubungkan Anda dengan rekan kami.
choice-track-order = Di mana pesanan saya?
choice-delivery = Berapa lama pengirimannya?
choice-returns = Pengembalian barang
choice-human = Bicara dengan petugas
choice-bot = Kembali ke asisten
choice-wait = Tetap menunggu

ask-order-number = Pesanan yang mana? Silakan kirim nomor pesanannya; nomornya ada di email konfirmasi.
ask-order-number-again = Saya tidak menemukan nomor pesanan di pesan Anda. Contohnya #AC104233. Kalau Anda tidak punya nomornya, saya bisa menghubungkan Anda dengan rekan kami.
ask-proof = Terima kasih. Untuk melindungi data Anda, kirimkan juga alamat email, kode pos, atau empat angka terakhir nomor telepon pesanan { $order }.
ask-proof-again = Saya perlu alamat email, kode pos, atau empat angka terakhir nomor telepon yang dipakai saat memesan { $order }.
ask-which-order = Ini pesanan terakhir Anda. Yang mana yang Anda maksud?
ask-which-order-again = Silakan pilih salah satu pesanan ini, atau kirimkan nomornya.
no-orders = Saya tidak menemukan pesanan di akun Anda. Kalau Anda memesan sebagai tamu, kirimkan nomor pesanan beserta alamat email atau kode pos pesanannya.

order-not-found = Saya tidak menemukan pesanan yang cocok. Silakan periksa nomor pesanan dan alamat email atau kode posnya, lalu kirim keduanya sekali lagi.
order-too-many-attempts = Saya tidak bisa mencari pesanan lagi dalam percakapan ini. Rekan kami bisa memastikan identitas Anda dan membantu.
order-unknown = Sistem pesanan kami sedang tidak bisa saya hubungi, jadi saya belum tahu. Silakan tanya lagi dalam beberapa menit, atau bicara dengan rekan kami.

order-pending = Pesanan { $order } sudah dikonfirmasi dan akan segera dikemas.
order-processed = Pesanan { $order } sedang dikemas.
order-shipped = Pesanan { $order } sedang dalam perjalanan{ $date ->
    [none] .
   *[other] {""} dan diperkirakan tiba pada { $date }.
}
order-late = Pesanan { $order } sedang dalam perjalanan, tetapi terlambat: seharusnya tiba pada { $date }. Mohon maaf.
order-out_for_delivery = Pesanan { $order } sedang dibawa kurir dan diperkirakan tiba hari ini.
order-delivered = Pesanan { $order } sudah sampai{ $date ->
    [none] .
   *[other] {""} pada { $date }.
}
carrier-latest = Kabar terakhir dari kurir ({ $when }): { $what }.
carrier-label_created = sudah didaftarkan ke kurir
carrier-in_transit = dalam perjalanan
carrier-delayed = terlambat
carrier-out_for_delivery = sedang diantar
carrier-attempt_failed = pengantaran sudah dicoba tetapi belum berhasil
carrier-ready_for_pickup = siap diambil
carrier-delivered = sudah diterima
carrier-returning = dalam perjalanan kembali ke kami
order-cancelled = Pesanan { $order } sudah dibatalkan.
order-returned = Pesanan { $order } sudah kembali ke kami.

status-pending = Dikonfirmasi
status-processed = Sedang dikemas
status-shipped = Dalam perjalanan
status-out_for_delivery = Sedang diantar
status-delivered = Sudah sampai
status-cancelled = Dibatalkan
status-returned = Dikembalikan

hello = Halo! Ada yang bisa saya bantu?
thanks = Sama-sama! Ada lagi yang bisa saya bantu?
goodbye = Sampai jumpa, dan terima kasih sudah menghubungi kami.
capabilities = Saya bisa memberi tahu di mana pesanan Anda, membatalkan atau mengubahnya, mengurus pengembalian, penukaran, faktur, dan kunjungan teknisi, menjawab pertanyaan, atau menghubungkan Anda dengan rekan kami.
acknowledged = Baik.
not-understood = Maaf, saya kurang mengerti. Bisa disampaikan dengan kata lain?
not-understood-choices = Maaf, saya masih belum mengerti. Mungkin salah satu dari ini?
no-flow = Itu belum bisa saya lakukan sendiri. Rekan kami bisa membantu.

handoff-requested = Saya sedang meminta rekan kami mengambil alih. Sementara itu saya tidak menjawab dulu; silakan tulis informasi yang bisa membantu.
handoff-joined = Rekan kami sudah bergabung dalam percakapan.
handoff-left = Rekan kami menyerahkan kembali percakapan kepada saya, asisten otomatis.
handoff-nobody = Maaf, saat ini belum ada rekan kami yang bisa melayani. Anda bisa tetap menunggu, atau melanjutkan dengan saya.
handoff-waiting = Baik, posisi Anda di antrean tidak berubah.
handoff-back = Saya, asisten otomatis, kembali melayani Anda.
failed = Ada gangguan di pihak kami, jadi pesan Anda tidak bisa saya proses. Saya sedang meminta rekan kami memeriksanya.
ended = Percakapan ini sudah selesai. Terima kasih!

# Yang diucapkan di sekitar setiap alur.
flow-restarted = Ada yang berubah di pihak kami sejak tadi, jadi ini harus saya mulai lagi dari awal. Yang bisa dipertahankan tetap saya simpan.
flow-cancelled = Baik, semuanya saya biarkan seperti semula. Tidak ada yang diproses.
go-on = Kita lanjutkan soal { $flow }?
start-other = Anda juga menulis soal { $flow }. Kita urus sekarang?
next-order = Berikutnya pesanan { $order }. Kita lanjutkan { $flow } untuk itu?
orders-in-turn = Saya tangani pesanan ini satu per satu, mulai dari { $first }: { $orders }.
order-taken = Ini tentang pesanan { $order }.
sign-in-needed = Untuk itu saya perlu tahu siapa pemilik akunnya. Silakan masuk di situs kami lalu buka percakapan ini lagi, atau biarkan rekan kami membantu.
angry-human = Maaf atas ketidaknyamanan ini. Kalau Anda lebih suka bicara dengan petugas, beri tahu saya saja.
choice-outdated = Pertanyaan itu sudah tidak berlaku, jadi tidak ada yang saya proses.
confirm-question = Boleh saya proses?
confirm-again = Untuk memastikan, saya perlu jawaban yang jelas: ya atau tidak? Ini yang akan saya proses:
choice-yes = Ya, silakan
choice-no = Tidak
choice-all-items = Semuanya
quote-changed = Pesanannya sudah berubah, jadi belum ada yang saya proses. Kalau diproses sekarang, hasilnya seperti ini:
review-needed = Ini harus disetujui rekan kami dulu. Sampai sekarang belum ada yang diproses.
perform-unknown = Sistem pesanan kami tidak menjawab tepat waktu, jadi saya belum tahu apakah ini sudah diproses. Saya akan mencari tahu dan mengabari Anda di sini. Sampai saat itu, mohon jangan mengajukannya lagi di tempat lain.
label-link = Label pengembalian
refused-other = Itu tidak boleh saya lakukan. Rekan kami bisa memeriksanya.
ask-new-variant = { $name } mau diganti dengan apa?
ask-new-variant-again = Silakan pilih pengganti { $name }, atau jelaskan yang Anda inginkan.
variant-not-available = Varian { $name } itu tidak saya temukan, atau stoknya kosong.
no-other-variants = Tidak ada varian lain yang tersedia untuk mengganti { $name }.
summary-line = { $quantity } × { $name }, harga satuan { $price }
summary-swap = { $quantity } × { $name } → { $becomes }, harga satuan { $price }
summary-refund = { $amount } dikembalikan ke { $method } { $when }.
summary-charge = { $amount } ditagihkan ke { $method }.
summary-fee = Sudah memperhitungkan biaya { $amount }.
arrives-at-once = saat itu juga
arrives-in-days = dalam { $from } sampai { $to } hari kerja
arrives-after-return = begitu barangnya kami terima
arrives-in-days-after-return = dalam { $from } sampai { $to } hari kerja setelah barangnya kami terima
method-gift_card = kartu hadiah Anda
method-card = kartu Anda { $hint }
method-wallet = { $hint }
method-paid = metode pembayaran semula

# Pertanyaan yang dipakai beberapa alur.
ask-colleague = Perlu saya minta rekan kami mengurusnya?
ask-settle-with = Kalau ada selisih harga, mau diselesaikan dengan metode pembayaran apa?
ask-visit-name = Atas nama siapa kunjungan teknisinya?
named-name = nama saya | nama:
named-phone = telepon
ask-phone = Nomor telepon mana yang bisa kami hubungi?
ask-visit-day = Hari apa yang cocok untuk Anda?
ask-visit-day-again = Mohon sebutkan harinya, paling cepat hari ini, misalnya "Selasa depan" atau "12 Mei".
ask-address = Apa alamat barunya? Mohon kirim selengkapnya: jalan dan nomor, kota, kode pos, dan negara.
ask-address-again = Saya perlu alamat lengkapnya: jalan dan nomor, kota, kode pos, dan negara.
option-agree = Ya, tolong
option-decline = Tidak, terima kasih
hand-over-photos = Maaf atas hal itu. Rekan kami akan membereskannya dan meminta foto barang serta kotaknya.
hand-over-missing = Mohon maaf ada barang yang kurang. Rekan kami akan memeriksanya.
hand-over-carrier_search = Rekan kami akan meminta pihak ekspedisi menelusurinya.
hand-over-delayed = Mohon maaf Anda harus menunggu. Rekan kami akan mencari tahu penyebabnya.
hand-over-refund = Rekan kami akan memeriksa sampai di mana dananya.
hand-over-complaint = Terima kasih sudah memberi tahu kami. Rekan kami akan mengurusnya.
hand-over-payment = Rekan kami akan memeriksa pembayarannya. Jangan pernah mengirim nomor kartu di sini.
hand-over-privacy = Rekan kami akan menangani permintaan Anda, setelah memastikan bahwa akun itu milik Anda.

flow-cancel_order = pembatalan pesanan
ask-cancel-order = Pesanan mana yang mau dibatalkan?
ask-cancel-reason = Apa alasan pembatalannya?
option-no_longer_needed = Sudah tidak perlu
heard-no_longer_needed = tidak perlu | gak perlu | ga perlu | nggak perlu | tidak perlu lagi | tidak butuh | gak butuh | ga butuh | nggak butuh | tidak saya butuhkan | tidak dibutuhkan | tidak diperlukan | tidak jadi | gak jadi | ga jadi | gk jadi | nggak jadi | gajadi | gak usah | ga usah | batal beli | berubah pikiran
option-ordered_by_mistake = Salah pesan
heard-ordered_by_mistake = salah pesen | salah beli | salah order | salah pencet | salah klik | salah pilih | salah barang | slh pesan | slh pesen | kepencet | kepesan | ke order | tidak sengaja | gak sengaja | ga sengaja | nggak sengaja | dobel | dobel order | dua kali pesan
option-found_cheaper = Ada yang lebih murah
heard-found_cheaper = lebih murah | harga lebih murah | lebih hemat
option-too_slow = Terlalu lama
heard-too_slow = kelamaan | lama banget | lama sekali | lama bgt | terlalu lambat | lambat | tidak sabar menunggu | gak bisa nunggu | ga bisa nunggu | tidak bisa menunggu | telat
confirm-cancel_order = Saya akan membatalkan seluruh pesanan { $order }. Alasan: { $reason }.
done-cancel_order = Pesanan { $order } sudah dibatalkan.

flow-change_items = perubahan barang pesanan
ask-change-order = Pesanan mana yang mau diubah?
ask-change-items = Barang mana yang mau diganti, dan dengan apa?
note-change-once = Perhatikan: ini hanya bisa sekali untuk satu pesanan, jadi pastikan tidak ada yang terlewat.
confirm-change_items = Saya akan mengganti barang-barang ini di pesanan { $order }; kalau ada selisih harga, diselesaikan lewat { $method }.
done-change_items = Barang di pesanan { $order } sudah diganti.

flow-change_address = perubahan alamat
flow-change_default_address = perubahan alamat utama
ask-address_of = Ini alamat untuk pesanan, atau alamat di akun Anda?
option-this_order = Pesanan
heard-this_order = pesanan ini | pesanan saya | pesananku | pesanannya | alamat pesanan | order | orderan | ordernya | orderku | order saya | paket | paketnya | paketku | paket saya
option-my_account = Akun saya
heard-my_account = akun | akunku | di akun | profil | di profil | profilku | alamat utama | alamat utamanya | alamat utamaku | alamat default | alamat defaultnya
confirm-change_address = Saya akan mengirim pesanan { $order } ke: { $address }.
done-change_address = Pesanan { $order } akan dikirim ke: { $address }.
confirm-change_default_address = Saya akan mengubah alamat di akun Anda menjadi: { $address }.
done-change_default_address = Alamat di akun Anda sekarang: { $address }.

flow-change_payment = perubahan metode pembayaran
ask-pay-with = Mau dibayar dengan apa sebagai gantinya?
confirm-change_payment = Saya akan mengganti metode pembayaran pesanan { $order } menjadi { $method }.
done-change_payment = Pesanan { $order } sekarang dibayar dengan { $method }.

flow-return_items = pengembalian barang
ask-return-order = Barang dari pesanan mana yang mau dikembalikan?
ask-return-items = Barang apa yang mau dikembalikan?
ask-return-reason = Apa alasannya?
ask-refund-to = Dananya mau dikembalikan ke mana?
option-not_needed = Tidak diperlukan
heard-not_needed = tidak perlu | gak perlu | ga perlu | nggak perlu | tidak butuh | gak butuh | ga butuh | nggak butuh | tidak jadi saya pakai | tidak dipakai | gak kepakai | ga kepakai | tidak suka | gak suka | ga suka | nggak suka | kurang cocok | tidak cocok | gak cocok | ga cocok | berubah pikiran | sudah punya | udah punya | kelebihan | kebeli dua
option-wrong_size = Ukuran tidak pas
heard-wrong_size = kebesaran | kegedean | kekecilan | kesempitan | kepanjangan | kependekan | terlalu besar | terlalu kecil | terlalu sempit | terlalu panjang | terlalu pendek | tidak muat | gak muat | ga muat | nggak muat | tidak pas | gak pas | ga pas | nggak pas | salah ukuran | ukurannya salah | ukuran salah | ukurannya tidak pas | ukurannya gak pas | tidak cocok ukurannya
option-not_as_described = Tidak sesuai deskripsi
heard-not_as_described = gak sesuai deskripsi | ga sesuai deskripsi | tidak sesuai foto | gak sesuai foto | tidak sesuai gambar | gak sesuai gambar | tidak seperti di foto | gak kayak di foto | ga kayak di foto | beda dari foto | beda sama foto | beda dengan foto | beda dari gambar | aslinya beda | warna aslinya beda | fotonya doang | tidak sesuai ekspektasi | gak sesuai ekspektasi | ga sesuai ekspektasi | tidak sesuai harapan
option-damaged = Barang rusak
heard-damaged = rusak | cacat | pecah | retak | sobek | robek | patah | penyok | lecet | baret | bocor | hancur | bolong | copot | somplak | mati total | tidak menyala | gak nyala | ga nyala | nggak nyala | tidak berfungsi | tidak bisa dipakai | gak bisa dipakai | jahitannya lepas | brg rusak | brgnya rusak
option-wrong_item = Barang salah kirim
heard-wrong_item = salah kirim | salah barang | barangnya salah | bukan pesanan saya | bukan pesananku | bukan yang saya pesan | beda sama yang dipesan | beda dari yang dipesan | tidak sesuai pesanan | gak sesuai pesanan | ga sesuai pesanan | tidak sesuai dengan pesanan | isinya salah | isinya barang lain | barang orang lain | salah warna | warna yang salah | salah model | ukuran yang keliru | dikirim ukuran yang salah | salah ukuran dikirim | tertukar | ketuker | bukan tipe yang saya pesan | bukan model yang saya pesan
confirm-return_items = Saya akan mendaftarkan pengembalian ini dari pesanan { $order }:
done-return_items = Pengembalian dari pesanan { $order } sudah didaftarkan.
return-how = Silakan kemas barang dalam kotak aslinya. Anda akan menerima email berisi label pengembalian; paketnya bisa diserahkan di gerai ekspedisi mana pun.

flow-exchange_items = penukaran barang
ask-exchange-order = Barang dari pesanan mana yang mau ditukar?
ask-exchange-items = Barang mana yang mau ditukar, dan dengan apa?
confirm-exchange_items = Saya akan menukar barang-barang ini dari pesanan { $order }; kalau ada selisih harga, diselesaikan lewat { $method }.
done-exchange_items = Penukaran untuk pesanan { $order } sudah didaftarkan.

flow-expedite = percepatan pesanan
ask-expedite-order = Pesanan mana yang mau dipercepat?
confirm-expedite = Saya akan menandai pesanan { $order } sebagai mendesak untuk gudang dan ekspedisi.
done-expedite = Pesanan { $order } sudah ditandai mendesak. Saya tidak bisa menjanjikan harinya, tetapi pesanan ini didahulukan.

flow-invoice = faktur
ask-invoice-order = Faktur untuk pesanan mana?
ask-invoice_for = Fakturnya untuk pribadi atau perusahaan?
option-person = Pribadi
heard-person = perorangan | perseorangan | untuk saya | buat saya | buat aku | atas nama saya | nama sendiri | nama saya sendiri
option-company = Perusahaan
heard-company = perusahaan kami | PT | CV | UD | yayasan | koperasi | badan usaha | instansi | NPWP perusahaan | faktur pajak | atas nama kantor | nama kantor | alamat kantor | untuk kantor | buat kantor | atas nama PT
ask-invoice-title = Atas nama siapa fakturnya?
ask-tax_number = Berapa NPWP perusahaannya?
named-title = atas nama
named-tax_number = npwp
confirm-issue_invoice = Saya akan menerbitkan faktur untuk pesanan { $order } atas nama { $title }{ $tax ->
    [none] .
   *[other] , NPWP { $tax }.
}
done-issue_invoice = Faktur untuk pesanan { $order } atas nama { $title } sedang dikirim.

flow-repair = perbaikan
ask-repair-order = Barangnya dari pesanan mana?
flow-installation = pemasangan
ask-installation-visit = Mau dijadwalkan kunjungan teknisi untuk memasangnya?
ask-installation-order = Pesanan mana yang mau dipasang?
confirm-book_service = Saya akan menjadwalkan kunjungan untuk pesanan { $order } pada { $day } atas nama { $name }, nomor telepon { $phone }.
done-book_service = Kunjungan untuk pesanan { $order } sudah dijadwalkan pada { $day }.

flow-price_protection = selisih harga
ask-price-order = Ini tentang pesanan yang mana?
confirm-protect_price = Saya akan mengembalikan selisih harga pesanan { $order } dengan harga hari ini.
done-protect_price = Selisih harga untuk pesanan { $order } sedang dikembalikan kepada Anda.

flow-damaged_or_wrong = barang yang rusak atau salah
ask-damaged-order = Maaf atas hal itu. Barangnya dari pesanan mana?
ask-damaged-items = Barang mana saja?
flow-missing_item = barang yang kurang
ask-missing-order = Mohon maaf ada barang yang kurang. Dari pesanan yang mana?
missing-two-parcels = Kadang satu pesanan datang dalam beberapa paket, dan sisanya masih dalam perjalanan.
flow-delivered_not_received = paket yang belum sampai
ask-lost-order = Mohon maaf. Pesanan yang mana?
flow-delivery_delayed = pesanan yang terlambat
ask-delayed-order = Mohon maaf Anda harus menunggu. Pesanan yang mana?
flow-track_refund = pengembalian dana
ask-refund-order = Pengembalian dananya untuk pesanan mana?
flow-complaint = keluhan Anda
flow-payment_issue = pembayaran
flow-delete_account = penutupan akun
flow-data_privacy = data Anda

# Mengapa sesuatu ditolak; `refused-KODE`, dengan isi yang diberikan kebijakan.
refused-not_allowed = Ketentuan kami tidak mengizinkan itu.
refused-sign_in_needed = Untuk itu Anda harus masuk di situs kami.
refused-proof_needed = Untuk itu saya perlu bukti bahwa pesanannya milik Anda.
refused-order_not_found = Pesanan itu tidak saya temukan.
refused-already_packed = Pesanannya sudah dikemas atau sudah dalam perjalanan, jadi tidak bisa diubah atau dibatalkan lagi. Setelah sampai, barangnya bisa Anda kembalikan.
refused-delivered_return_instead = Pesanannya sudah sampai, jadi tidak bisa dibatalkan. Sebagai gantinya, barangnya bisa Anda kembalikan.
refused-already_cancelled = Pesanannya sudah dibatalkan; tidak ada lagi yang perlu dilakukan.
refused-items_changed_before = Barang di pesanan ini sudah pernah diubah, dan itu hanya bisa sekali.
refused-not_delivered = Pesanannya belum sampai. Setelah sampai, barangnya bisa Anda kembalikan.
refused-return_window_ended = Batas waktu pengembalian sudah berakhir pada { $until }.
refused-return_requested_before = Pengembalian untuk pesanan ini sudah pernah diajukan, dan itu hanya bisa sekali.
refused-exchange_requested_before = Penukaran untuk pesanan ini sudah pernah diajukan, dan itu hanya bisa sekali.
refused-refund_to_original_only = Dananya hanya bisa dikembalikan ke metode pembayaran pesanan ini, atau ke kartu hadiah.
refused-other_destination = Dana pengembalian sebelumnya dari pesanan ini dikirim ke metode pembayaran lain; yang ini juga harus ke sana.
refused-nothing_to_expedite = Tidak ada lagi yang bisa dipercepat: pesanannya sudah sampai atau sudah dibatalkan.
refused-expedited_before = Pesanannya sudah ditandai mendesak.
refused-nothing_to_invoice = Tidak ada faktur untuk pesanan yang dibatalkan atau dikembalikan.
refused-tax_number_needed = Faktur untuk perusahaan memerlukan NPWP-nya.
refused-not_shipped = Kunjungan bisa dijadwalkan setelah pesanannya dalam perjalanan.
refused-price_window_ended = Selisih harga hanya dikembalikan selama waktu tertentu setelah pemesanan; untuk pesanan ini berakhir pada { $until }.
refused-nothing_to_protect = Tidak ada selisih harga yang bisa dikembalikan untuk pesanan yang dibatalkan atau dikembalikan.
refused-price_protected_before = Selisih harga untuk pesanan ini sudah pernah dikembalikan.
refused-no_price_drop = Tidak ada barang di pesanan ini yang harganya turun.
refused-gift_card_too_low = Saldo kartu hadiahnya hanya { $balance }, padahal diperlukan { $needed }.
refused-not_available = { $product } tidak tersedia dalam varian itu.
refused-variant_unknown = { $product } tidak ada dalam varian itu.
refused-item_not_in_order = Barang itu tidak ada di pesanan, atau jumlahnya tidak sebanyak itu.
refused-same_item = Itu varian yang sudah Anda punya.
refused-same_payment_method = Pesanan ini sudah memakai metode pembayaran itu.
refused-payment_method_not_found = Metode pembayaran itu tidak ada di akun Anda.
refused-nothing_paid = Belum ada pembayaran untuk pesanan ini.
refused-refund_under_way = Pengembalian dana untuk pesanan ini sedang diproses.
refused-refund_above_paid = Jumlah itu melebihi yang dibayar untuk pesanan ini.
refused-customer_unknown = Saya tidak menemukan akun untuk pesanan ini. Rekan kami bisa membantu.
refused-changed_meanwhile = Sementara itu pesanannya berubah, jadi tidak diproses.
refused-switched_off = Saat ini itu tidak bisa saya lakukan. Rekan kami bisa membantu.

# Jawaban untuk maksud yang tidak punya alur sendiri: aturan di toko ini, apa yang belum bisa dilakukan
# asisten, dan rekan kami. Di bawahnya muncul "Di mana pesanan saya?" dan "Bicara dengan petugas".

intent-place_order = Anda bisa memesan di situs kami: buka produknya, pilih variannya, masukkan ke keranjang, lalu lanjut ke halaman pembayaran. Saya tidak bisa memesankan untuk Anda; rekan kami bisa membantu.
intent-check_cancellation_fee = Pembatalan gratis sebelum pesanan dikemas. Setelah itu, barangnya bisa Anda kembalikan dalam 30 hari.

intent-delivery_options = Ada pengiriman standar (3 sampai 5 hari kerja) dan ekspres (1 sampai 2 hari kerja); Anda memilihnya di halaman pembayaran.
intent-delivery_period = Pengiriman standar memakan waktu 3 sampai 5 hari kerja, ekspres 1 sampai 2. Untuk pesanan Anda, saya bisa mengecek tanggalnya.
intent-delivered_not_received = Mohon maaf. Coba cari di sekitar pintu dan tanyakan kepada tetangga; kalau tidak ada, rekan kami bisa meminta pihak ekspedisi menelusurinya.
intent-set_up_shipping_address = Anda bisa menambah alamat di akun, pada bagian "Alamat", atau mengisi alamat baru di halaman pembayaran.
intent-international_shipping = Begitu Anda mengisi alamat, halaman pembayaran menunjukkan apakah kami mengirim ke negara Anda dan berapa biayanya. Kalau pilihannya tidak ada, rekan kami bisa memeriksanya.
intent-customs_duties = Kiriman ke luar negeri bisa dikenai bea masuk dan pajak impor; ekspedisi atau bea cukai akan memberi tahu Anda. Rekan kami bisa membantu soal dokumen.

intent-track_refund = Dana dikembalikan dalam 5 hari kerja setelah barangnya kami terima; di bank Anda mungkin perlu beberapa hari lagi.
intent-check_refund_policy = Barang yang belum dipakai bisa dikembalikan dalam 30 hari sejak diterima, dalam kotak aslinya. Dananya kembali ke metode pembayaran semula, dalam 5 hari kerja setelah barang kami terima.

intent-check_payment_methods = Anda bisa membayar dengan kartu, PayPal, kartu hadiah, atau transfer bank.
intent-payment_issue = Saya tidak bisa melihat data pembayaran. Kalau dana terpotong tetapi pesanannya tidak ada, atau terpotong dua kali, rekan kami bisa menyelesaikannya. Jangan pernah mengirim nomor kartu di sini.
intent-check_invoice = Faktur Anda ada di akun, pada bagian "Pesanan". Kalau ada yang salah, rekan kami bisa memperbaikinya.
intent-gift_card = Kartu hadiah bisa dimasukkan di halaman pembayaran; saldonya juga terlihat di sana. Kalau kodenya tidak berfungsi, rekan kami bisa memeriksanya.

intent-product_question = Saya belum cukup mengenal produknya untuk menjawab. Rinciannya ada di halaman produk, selebihnya bisa dijawab rekan kami.
intent-product_availability = Halaman produk menunjukkan stoknya. Kapan barang tersedia lagi, rekan kami mungkin tahu.
intent-product_recommendation = Saya belum bisa memberi saran produk. Rekan kami dengan senang hati membantu.
intent-product_comparison = Saya belum bisa membandingkan produk. Rinciannya ada di halaman produk, dan rekan kami bisa membantu Anda memilih.
intent-size_advice = Di halaman produk ada tabel ukuran. Kalau Anda ragu di antara dua ukuran, rekan kami bisa memberi saran.
intent-installation_help = Buku petunjuknya ada di dalam kotak; setiap langkahnya dijelaskan di sana.
intent-authenticity_question = Semua yang kami jual asli dan datang langsung dari produsennya. Kalau Anda ragu tentang suatu barang, rekan kami akan memeriksanya.

intent-promotion_question = Promo yang sedang berjalan ada di halaman utama situs kami. Kalau Anda ingin tahu apakah promo itu berlaku untuk Anda, rekan kami bisa menjelaskan.
intent-coupon_problem = Pastikan kodenya diketik dengan tepat, belum kedaluwarsa, dan keranjangnya memenuhi syarat. Kalau tetap tidak bisa, rekan kami bisa membantu.
intent-loyalty_points = Poin dan tingkat keanggotaan Anda ada di akun. Kalau sepertinya ada yang kurang, rekan kami bisa memeriksanya.

intent-create_account = Anda bisa membuat akun di situs kami lewat "Masuk", dengan alamat email. Anda juga bisa memesan tanpa akun.
intent-registration_problems = Mohon maaf pendaftarannya tidak berhasil. Silakan periksa folder spam untuk email konfirmasi dan coba peramban lain; kalau tetap tidak bisa, rekan kami bisa membantu.
intent-sign_in_problem = Kalau tidak bisa masuk, coba dulu "Lupa kata sandi?". Kalau akun Anda terkunci, rekan kami bisa membantu.
intent-recover_password = Pilih "Lupa kata sandi?" di halaman masuk; kami akan mengirim email berisi tautan. Kalau tidak datang, lihat di folder spam.
intent-edit_account = Data Anda bisa diubah di akun, pada bagian "Data saya". Yang tidak bisa diubah di sana bisa diubah oleh rekan kami.
intent-switch_account = Keluar dulu, lalu masuk dengan akun yang lain. Saya tidak bisa menggabungkan dua akun; rekan kami bisa menjelaskan apa yang mungkin dilakukan.
intent-delete_account = Saya sendiri tidak bisa menutup akun. Rekan kami bisa, setelah memastikan bahwa akun itu milik Anda.
intent-data_privacy = Kapan saja Anda boleh menanyakan data apa yang kami simpan tentang Anda, dan meminta data itu diperbaiki atau dihapus. Permintaan seperti itu ditangani rekan kami.
intent-newsletter_subscription = Di bagian akhir setiap buletin ada tautan untuk berhenti berlangganan; untuk berlangganan, lihat bagian bawah situs kami.

intent-contact_customer_service = Anda bisa menghubungi kami di sini kapan saja. Kalau ingin bicara dengan petugas, saya hubungkan dengan rekan kami.
intent-complaint = Mohon maaf atas kejadian itu.
intent-review = Terima kasih sudah memberi tahu kami! Anda bisa menulis ulasan di halaman produknya.
intent-repeat = Pesan terakhir saya ada tepat di atas. Ada bagian yang perlu saya jelaskan?
intent-start_over = Baik, kita mulai lagi. Ada yang bisa saya bantu?

# Bagaimana perubahan yang belum dikonfirmasi sistem pesanan pada waktunya akhirnya selesai.
settled-done = Kabar baik: yang Anda konfirmasi tadi sudah diproses.
settled-not-done = Saya sudah memeriksanya: yang Anda konfirmasi tadi tidak diproses. Tidak ada yang berubah; beri tahu saya kalau Anda masih menginginkannya.
settled-unknown = Saya tidak dapat memastikan apakah yang Anda konfirmasi sudah diproses. Rekan kami akan memeriksa dan memberi tahu Anda; sementara itu mohon jangan mengajukannya lagi.

# Yang disampaikan tanpa ditanya, ketika ada perubahan pada pesanan atau barang.
notice-shipped = Kabar baik: pesanan { $order } sedang dalam perjalanan{ $carrier ->
    [none] {""}
   *[other] {""} dengan { $carrier }
}{ $date ->
    [none] .
   *[other] {""} dan diperkirakan tiba pada { $date }.
}
notice-tracking = Nomor resi: { $tracking }
notice-delayed = Mohon maaf, pesanan { $order } terlambat{ $date ->
    [none] .
   *[other] . Sekarang diperkirakan tiba pada { $date }.
}
notice-out_for_delivery = Pesanan { $order } sedang dibawa kurir dan diperkirakan tiba hari ini.
notice-delivered = Pesanan { $order } sudah diantar.
notice-refund_paid = Pengembalian dana { $amount } untuk pesanan { $order } sudah dibayarkan.
notice-back_in_stock = Tersedia lagi: { $name }.
choice-notices-off = Jangan kirim pesan seperti ini lagi
choice-notices-on = Beri tahu saya lagi
notices-off = Baik, saya tidak akan mengirim pesan lebih dulu lagi. Silakan bertanya kapan saja.
notices-on = Baik, saya akan memberi tahu Anda di sini kalau ada kabar baru.
watching-item = Baik, saya akan memberi tahu Anda di sini kalau barangnya tersedia lagi.
