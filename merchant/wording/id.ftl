# Kata-kata asisten dalam bahasa Indonesia. Sintaks Project Fluent; setiap kunci harus ada di setiap bahasa.
# Ragam: ramah, jelas, singkat; memakai "Anda", tanpa sapaan "Kak" atau "Bapak/Ibu". Petugas disebut "rekan kami".
# Kunci `intent-NAMA` boleh tidak ada: jawaban untuk maksud yang tidak punya alur sendiri.

greeting = Halo! Saya asisten otomatis { $shop }. Saya bisa mencari pesanan Anda, menjawab pertanyaan, atau memanggil rekan kami.
choice-track-order = Di mana pesanan saya?
choice-delivery = Berapa lama pengirimannya?
choice-returns = Pengembalian barang
choice-human = Bicara dengan petugas
choice-bot = Kembali ke asisten
choice-wait = Tetap menunggu

ask-order-number = Pesanan yang mana? Kirimkan nomor pesanannya; nomor itu ada di email konfirmasi.
ask-order-number-again = Saya tidak menemukan nomor pesanan. Bentuknya seperti #AC104233. Kalau Anda tidak punya nomornya, saya bisa memanggil rekan kami.
ask-proof = Terima kasih. Untuk melindungi data Anda, kirimkan juga alamat email atau kode pos pesanan { $order }.
ask-proof-again = Saya perlu alamat email atau kode pos yang dipakai saat memesan { $order }.
ask-which-order = Ini pesanan terakhir Anda. Yang mana yang Anda maksud?
ask-which-order-again = Silakan pilih salah satu pesanan ini, atau kirimkan nomornya.
no-orders = Saya tidak menemukan pesanan di akun Anda. Kalau Anda memesan sebagai tamu, kirimkan nomor pesanan beserta alamat email atau kode pos pesanannya.

order-not-found = Saya tidak menemukan pesanan yang cocok. Periksa nomor pesanan dan alamat email atau kode posnya, lalu kirimkan keduanya sekali lagi.
order-too-many-attempts = Saya tidak bisa mencari pesanan lagi dalam percakapan ini. Rekan kami bisa memastikan identitas Anda dan membantu.
order-unknown = Sistem pesanan kami sedang tidak bisa saya hubungi, jadi saya belum tahu. Silakan tanyakan lagi beberapa menit lagi, atau bicara dengan rekan kami.

order-pending = Pesanan { $order } sudah dikonfirmasi dan segera dikemas.
order-processed = Pesanan { $order } sedang dikemas.
order-shipped = Pesanan { $order } sedang dalam perjalanan{ $date ->
    [none] .
   *[other] {""} dan diperkirakan tiba pada { $date }.
}
order-late = Pesanan { $order } sedang dalam perjalanan, tetapi terlambat: seharusnya tiba pada { $date }. Mohon maaf.
order-out_for_delivery = Pesanan { $order } sedang dibawa kurir dan diperkirakan tiba hari ini.
order-delivered = Pesanan { $order } sudah diantar{ $date ->
    [none] .
   *[other] {""} pada { $date }.
}
order-cancelled = Pesanan { $order } sudah dibatalkan.
order-returned = Pesanan { $order } sudah kembali kepada kami.

status-pending = Dikonfirmasi
status-processed = Sedang dikemas
status-shipped = Dalam perjalanan
status-out_for_delivery = Sedang diantar
status-delivered = Sudah diantar
status-cancelled = Dibatalkan
status-returned = Dikembalikan

hello = Halo! Ada yang bisa saya bantu?
thanks = Sama-sama! Ada lagi yang bisa saya bantu?
goodbye = Sampai jumpa, dan terima kasih sudah menghubungi kami.
capabilities = Saya bisa memberi tahu di mana pesanan Anda, menjawab pertanyaan tentang pengiriman dan pengembalian, atau memanggil rekan kami.
acknowledged = Baik.
not-understood = Maaf, saya kurang mengerti. Bisa disampaikan dengan kata lain?
not-understood-choices = Maaf, saya masih belum mengerti. Mungkin salah satu dari ini?
no-flow = Itu belum bisa saya lakukan sendiri. Rekan kami bisa.

handoff-requested = Saya sedang meminta rekan kami mengambil alih. Sampai saat itu saya diam dulu; silakan tuliskan apa saja yang bisa membantu.
handoff-joined = Rekan kami sudah bergabung dalam percakapan.
handoff-left = Rekan kami menyerahkan kembali percakapan kepada saya, asisten otomatis.
handoff-nobody = Maaf, saat ini tidak ada petugas yang sedang luang. Anda bisa tetap menunggu, atau melanjutkan dengan saya.
handoff-waiting = Baik, tempat Anda di antrean tetap saya simpan.
handoff-back = Saya asisten otomatis, dan saya kembali.
failed = Ada gangguan di pihak kami, jadi pesan Anda tidak bisa saya proses. Saya sedang meminta rekan kami memeriksanya.
ended = Percakapan ini sudah selesai. Terima kasih!

# Jawaban untuk maksud yang tidak punya alur sendiri: aturan di toko ini, apa yang belum bisa dilakukan
# asisten, dan rekan kami. Di bawahnya muncul "Di mana pesanan saya?" dan "Bicara dengan petugas".

intent-place_order = Anda bisa memesan di situs kami: buka produknya, pilih variannya, masukkan ke keranjang, lalu ke halaman pembayaran. Saya tidak bisa memesankan untuk Anda; rekan kami bisa membantu.
intent-cancel_order = Pesanan bisa dibatalkan sebelum dikemas. Saya belum bisa melakukannya sendiri; rekan kami bisa.
intent-change_order = Barang, varian, dan jumlahnya bisa diubah sebelum pesanan dikemas. Saya belum bisa melakukannya sendiri; rekan kami bisa.
intent-expedite_order = Saya tidak bisa mempercepat pesanan sendiri. Selama belum dikemas, rekan kami bisa melihat apakah pengiriman ekspres memungkinkan.
intent-check_cancellation_fee = Pembatalan gratis sebelum pesanan dikemas. Setelah itu, barangnya bisa Anda kembalikan dalam 30 hari.

intent-delivery_options = Ada pengiriman standar (3 sampai 5 hari kerja) dan ekspres (1 sampai 2 hari kerja); Anda memilihnya di halaman pembayaran.
intent-delivery_period = Pengiriman standar memakan 3 sampai 5 hari kerja, ekspres 1 sampai 2. Untuk pesanan Anda, saya bisa mencari tanggalnya.
intent-delivery_delayed = Maaf Anda harus menunggu. Saya lihat dulu: berapa nomor pesanannya?
intent-delivered_not_received = Maaf. Coba cari di sekitar pintu dan tanyakan kepada tetangga; kalau tidak ada, rekan kami akan meminta pihak ekspedisi menelusurinya.
intent-change_shipping_address = Alamat bisa diubah sebelum pesanan dikemas. Saya belum bisa melakukannya sendiri; rekan kami bisa.
intent-set_up_shipping_address = Anda bisa menambah alamat di akun, pada bagian "Alamat", atau mengisi alamat baru di halaman pembayaran.
intent-international_shipping = Begitu Anda mengisi alamat, halaman pembayaran menunjukkan apakah kami mengirim ke negara Anda dan berapa biayanya. Kalau pilihannya tidak ada, rekan kami bisa memeriksanya.
intent-customs_duties = Kiriman ke luar negeri bisa dikenai bea masuk dan pajak impor; ekspedisi atau bea cukai akan memberi tahu Anda. Rekan kami bisa membantu soal dokumen.

intent-return_item = Barang bisa dikembalikan dalam 30 hari sejak diterima, belum dipakai dan dalam kotaknya. Saya belum bisa memulai pengembalian sendiri; rekan kami bisa.
intent-exchange_item = Barang yang belum dipakai bisa ditukar dengan ukuran atau warna lain dalam 30 hari sejak diterima. Saya belum bisa mengurusnya sendiri; rekan kami bisa.
intent-get_refund = Dana dikembalikan lewat cara Anda membayar, dalam 5 hari kerja setelah barangnya kami terima. Saya belum bisa memulainya sendiri; rekan kami bisa.
intent-track_refund = Dana dikembalikan dalam 5 hari kerja setelah barangnya kami terima; bank Anda mungkin perlu beberapa hari lagi. Saya belum bisa melihat pengembalian dana; rekan kami bisa memeriksanya.
intent-check_refund_policy = Barang yang belum dipakai bisa dikembalikan dalam 30 hari sejak diterima, dalam kotaknya. Dananya kembali lewat cara Anda membayar, dalam 5 hari kerja setelah kami terima.
intent-damaged_or_wrong_item = Maaf atas hal itu. Rekan kami akan membereskannya; foto barang dan kotaknya akan membantu. Perlu saya panggilkan?
intent-missing_item = Maaf ada yang kurang. Kadang satu pesanan datang dalam beberapa paket: saya bisa memeriksa pesanan Anda. Kalau memang kurang, rekan kami akan membereskannya.
intent-warranty_repair = Kalau ada yang rusak atau tidak berfungsi, rekan kami bisa menjelaskan apa yang ditanggung garansi dan mengatur perbaikan. Siapkan nomor pesanannya.
intent-price_protection = Saya tidak bisa memutuskan soal selisih harga. Rekan kami bisa melihat pesanan Anda dan harga yang baru.

intent-check_payment_methods = Anda bisa membayar dengan kartu, PayPal, kartu hadiah, atau transfer bank.
intent-payment_issue = Saya tidak bisa melihat pembayaran. Kalau uang terpotong tetapi pesanannya tidak ada, atau terpotong dua kali, rekan kami akan menyelesaikannya. Jangan pernah mengirim nomor kartu di sini.
intent-change_payment_method = Cara pembayaran bisa diubah sebelum pesanan dikemas. Saya belum bisa melakukannya sendiri; rekan kami bisa.
intent-get_invoice = Faktur dikirim bersama email pemberitahuan bahwa pesanan Anda dalam perjalanan. Kalau perlu satu lagi, atau atas nama perusahaan, rekan kami bisa menerbitkannya.
intent-check_invoice = Faktur Anda ada di akun, pada bagian "Pesanan". Kalau ada yang salah, rekan kami bisa memperbaikinya.
intent-gift_card = Kartu hadiah bisa dimasukkan di halaman pembayaran; saldonya juga terlihat di sana. Kalau kodenya tidak berfungsi, rekan kami bisa memeriksanya.

intent-product_question = Saya belum cukup mengenal produknya untuk menjawab. Rinciannya ada di halaman produk, selebihnya bisa dijawab rekan kami.
intent-product_availability = Halaman produk menunjukkan stoknya. Kapan barang tersedia lagi, rekan kami mungkin tahu.
intent-product_recommendation = Saya belum bisa memberi saran produk. Rekan kami dengan senang hati membantu.
intent-product_comparison = Saya belum bisa membandingkan produk. Rinciannya ada di halaman produk, dan rekan kami bisa membantu Anda memilih.
intent-size_advice = Di halaman produk ada tabel ukuran. Kalau Anda ragu di antara dua ukuran, rekan kami bisa memberi saran.
intent-installation_help = Buku petunjuknya ada di dalam kotak. Kalau ada langkah yang kurang jelas, rekan kami bisa membantu.
intent-authenticity_question = Semua yang kami jual asli dan datang langsung dari pembuatnya. Kalau Anda ragu tentang suatu barang, rekan kami akan memeriksanya.

intent-promotion_question = Promo yang sedang berjalan ada di halaman depan situs kami. Kalau Anda ingin tahu apakah promo itu berlaku untuk Anda, rekan kami bisa menjelaskan.
intent-coupon_problem = Pastikan kodenya diketik dengan tepat, belum kedaluwarsa, dan keranjangnya memenuhi syarat. Kalau tetap tidak bisa, rekan kami bisa membantu.
intent-loyalty_points = Poin dan tingkat keanggotaan Anda ada di akun. Kalau terasa ada yang kurang, rekan kami bisa memeriksanya.

intent-create_account = Anda bisa membuat akun di situs kami lewat "Masuk", dengan alamat email. Anda juga bisa memesan tanpa akun.
intent-registration_problems = Maaf pendaftarannya tidak berhasil. Periksa folder spam untuk email konfirmasi dan coba peramban lain; kalau tetap tidak bisa, rekan kami bisa membantu.
intent-sign_in_problem = Kalau tidak bisa masuk, coba dulu "Lupa kata sandi?". Kalau akun Anda terkunci, rekan kami bisa membantu.
intent-recover_password = Pilih "Lupa kata sandi?" di halaman masuk; kami akan mengirim email berisi tautan. Kalau tidak datang, lihat di folder spam.
intent-edit_account = Data Anda bisa diubah di akun, pada bagian "Data saya". Yang tidak bisa diubah di sana bisa diubah oleh rekan kami.
intent-switch_account = Keluar dulu, lalu masuk dengan akun yang lain. Saya tidak bisa menggabungkan dua akun; rekan kami bisa menjelaskan apa yang mungkin dilakukan.
intent-delete_account = Saya tidak bisa menutup akun sendiri. Rekan kami bisa, setelah memastikan bahwa akun itu milik Anda.
intent-data_privacy = Kapan saja Anda boleh menanyakan data apa yang kami simpan tentang Anda, dan meminta data itu diperbaiki atau dihapus. Rekan kami menerima permintaan seperti itu.
intent-newsletter_subscription = Di bagian akhir setiap buletin ada tautan untuk berhenti berlangganan; untuk berlangganan, lihat bagian bawah situs kami.

intent-contact_customer_service = Anda bisa menghubungi kami di sini kapan saja. Kalau ingin bicara dengan orang, saya panggilkan rekan kami.
intent-complaint = Maaf atas kejadian itu. Saya ingin rekan kami memeriksanya; boleh saya panggilkan?
intent-review = Terima kasih sudah memberi tahu kami! Anda bisa menulis ulasan di halaman produknya.
intent-repeat = Pesan terakhir saya ada tepat di atas. Ada bagian yang perlu saya jelaskan?
intent-start_over = Baik, kita mulai lagi. Ada yang bisa saya bantu?

settled-done = Kabar baik: yang Anda konfirmasi tadi sudah selesai dilakukan.
settled-not-done = Saya sudah memeriksanya: yang Anda konfirmasi tadi tidak dilakukan. Tidak ada yang berubah; beri tahu saya jika Anda masih menginginkannya.
settled-unknown = Saya tidak dapat memastikan apakah yang Anda konfirmasi sudah dilakukan. Rekan kami akan memeriksa dan memberi tahu Anda; sementara itu mohon jangan memintanya lagi.
