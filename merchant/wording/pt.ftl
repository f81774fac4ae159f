# What the assistant says in Portuguese. Project Fluent syntax; every key must exist in every language.
# Register: friendly, plain, short; "você", in Brazilian spelling, with words that are understood in
# Portugal, too. Colleagues are "alguém da equipe", which says nothing of their gender. A key
# `intent-NAME` is optional: the answer to an intent that has no flow of its own.

greeting = Olá! Sou o assistente automático da loja { $shop }. Posso encontrar seu pedido, responder a perguntas ou chamar alguém da equipe.
choice-track-order = Onde está meu pedido?
choice-delivery = Quanto tempo leva a entrega?
choice-returns = Devoluções
choice-human = Falar com uma pessoa
choice-bot = Voltar ao assistente
choice-wait = Continuar esperando

ask-order-number = De qual pedido se trata? Por favor, me envie o número do pedido; ele está no e-mail de confirmação.
ask-order-number-again = Não encontrei um número de pedido na sua mensagem. Ele tem este formato: #AC104233. Se você não o tiver, posso chamar alguém da equipe.
ask-proof = Obrigado. Para proteger seus dados, me envie também o e-mail, o código postal (CEP) ou os quatro últimos dígitos do telefone do pedido { $order }.
ask-proof-again = Preciso do e-mail, do código postal (CEP) ou dos quatro últimos dígitos do telefone com que o pedido { $order } foi feito.
ask-which-order = Estes são seus últimos pedidos. É sobre qual deles?
ask-which-order-again = Por favor, escolha um destes pedidos ou me envie o número dele.
no-orders = Não encontro pedidos na sua conta. Se você comprou sem conta, me envie o número do pedido e o e-mail ou o código postal (CEP) do pedido.

order-not-found = Não encontro um pedido com esses dados. Por favor, confira o número do pedido e o e-mail ou o código postal (CEP), e me envie os dois de novo.
order-too-many-attempts = Não posso procurar mais pedidos nesta conversa. Alguém da equipe pode confirmar quem você é e ajudar.
order-unknown = Não consigo acessar nosso sistema de pedidos agora, por isso não sei dizer. Pergunte de novo em alguns minutos ou fale com alguém da equipe.

order-pending = O pedido { $order } está confirmado e será preparado em breve.
order-processed = O pedido { $order } está sendo preparado.
order-shipped = O pedido { $order } está a caminho{ $date ->
    [none] .
   *[other] {""} e deve chegar em { $date }.
}
order-late = O pedido { $order } está a caminho, mas atrasado: deveria ter chegado em { $date }. Sinto muito.
order-out_for_delivery = O pedido { $order } saiu para entrega e deve chegar hoje.
order-delivered = O pedido { $order } foi entregue{ $date ->
    [none] .
   *[other] {""} em { $date }.
}
carrier-latest = Última notícia da transportadora ({ $when }): { $what }.
carrier-label_created = registrado na transportadora
carrier-in_transit = a caminho
carrier-delayed = atrasado
carrier-out_for_delivery = saiu para entrega
carrier-attempt_failed = tentativa de entrega sem sucesso
carrier-ready_for_pickup = pronto para retirada
carrier-delivered = entregue
carrier-returning = voltando para nós
order-cancelled = O pedido { $order } foi cancelado.
order-returned = O pedido { $order } foi devolvido para nós.

status-pending = Confirmado
status-processed = Em preparação
status-shipped = A caminho
status-out_for_delivery = Saiu para entrega
status-delivered = Entregue
status-cancelled = Cancelado
status-returned = Devolvido

hello = Olá! Como posso ajudar?
thanks = De nada! Posso ajudar em mais alguma coisa?
goodbye = Até logo, e obrigado por escrever.
capabilities = Posso dizer onde está seu pedido, cancelá-lo ou alterá-lo, cuidar de devoluções, trocas, notas fiscais e visitas técnicas, responder a perguntas ou chamar alguém da equipe.
acknowledged = Certo.
not-understood = Desculpe, não entendi. Você pode dizer com outras palavras?
not-understood-choices = Ainda não entendi, desculpe. Será que é uma destas opções?
no-flow = Isso eu ainda não consigo fazer. Alguém da equipe consegue.

handoff-requested = Estou chamando alguém da equipe para assumir o atendimento. Enquanto isso, não vou responder; se quiser, escreva tudo o que possa ajudar.
handoff-joined = Alguém da equipe entrou na conversa.
handoff-left = A conversa voltou para mim, o assistente automático.
handoff-nobody = Sinto muito, não há ninguém disponível no momento. Você pode continuar esperando ou seguir comigo.
handoff-waiting = Certo, guardo seu lugar na fila.
handoff-back = Sou o assistente automático, e estou de volta.
failed = Algo deu errado do nosso lado e não consegui processar sua mensagem. Estou pedindo a alguém da equipe que verifique.
ended = Esta conversa terminou. Obrigado!

# What is said around every flow.
flow-restarted = Algo mudou do nosso lado desde que começamos, por isso preciso começar isso de novo. Mantenho tudo o que puder.
flow-cancelled = Certo, deixo tudo como está. Nada foi feito.
go-on = Continuamos com { $flow }?
start-other = Você também mencionou { $flow }. Vamos ver isso agora?
next-order = Agora o pedido { $order }. Continuamos com { $flow }?
orders-in-turn = Vou tratar estes pedidos um após o outro, primeiro { $first }: { $orders }.
order-taken = É sobre o pedido { $order }.
sign-in-needed = Para isso, preciso saber de quem é a conta. Entre na sua conta no nosso site e abra o chat de novo, ou deixe alguém da equipe ajudar.
angry-human = Sinto muito pelo transtorno. Se preferir falar com uma pessoa, é só dizer.
choice-outdated = Essa opção é de uma pergunta anterior, por isso não fiz nada.
confirm-question = Você confirma?
confirm-again = Por segurança, preciso de uma resposta clara: sim ou não? Isto é o que seria feito:
choice-yes = Sim, pode seguir
choice-no = Não
choice-all-items = Todos
quote-changed = O pedido mudou nesse meio-tempo, por isso não fiz nada. Agora ficaria assim:
review-needed = Isso precisa ser aprovado por alguém da equipe. Até agora nada foi feito.
perform-unknown = Nosso sistema de pedidos não respondeu a tempo, por isso ainda não sei se foi feito. Vou descobrir e aviso você aqui. Até lá, por favor, não peça isso de novo por outro meio.
label-link = Etiqueta de devolução
refused-other = Não posso fazer isso. Alguém da equipe pode verificar.
ask-new-variant = O que você quer no lugar de { $name }?
ask-new-variant-again = Por favor, escolha o que você quer no lugar de { $name } ou descreva.
variant-not-available = Não encontro essa opção para { $name }, ou ela está esgotada.
no-other-variants = Não há outra opção em estoque para trocar { $name }.
summary-line = { $quantity } × { $name }, { $price } por unidade
summary-swap = Troca de { $quantity } × { $name } por { $becomes }, { $price } por unidade
summary-refund = Reembolso de { $amount } para { $method }, { $when }.
summary-charge = Cobrança de { $amount } com { $method }.
summary-fee = Isso inclui uma taxa de { $amount }.
arrives-at-once = imediatamente
arrives-in-days = em { $from } a { $to } dias úteis
arrives-after-return = assim que recebermos os itens de volta
arrives-in-days-after-return = em { $from } a { $to } dias úteis depois de recebermos os itens de volta
method-gift_card = seu cartão-presente
method-card = seu cartão { $hint }
method-wallet = { $hint }
method-paid = a forma de pagamento que você usou

# Questions that several flows ask.
ask-colleague = Quer que eu peça a alguém da equipe para cuidar disso?
ask-settle-with = Se houver diferença de preço, com qual forma de pagamento acertamos?
ask-visit-name = Por quem a equipe técnica deve procurar?
named-name = chamo-me | me chamo | meu nome é | nome:
named-phone = telefone
ask-phone = Em qual número de telefone podemos falar com você?
ask-visit-day = Qual dia é bom para você?
ask-visit-day-again = Preciso de um dia a partir de hoje, como “próxima terça-feira” ou “12 de maio”.
ask-address = Qual é o novo endereço? Por favor, envie completo: rua e número, cidade, código postal (CEP) e país.
ask-address-again = Preciso do endereço completo: rua e número, cidade, código postal (CEP) e país.
option-agree = Sim, por favor
option-decline = Não, não precisa
hand-over-photos = Sinto muito. Alguém da equipe vai resolver e pedir fotos do item e da caixa.
hand-over-missing = Sinto muito que esteja faltando algo. Alguém da equipe vai verificar.
hand-over-carrier_search = Alguém da equipe vai pedir à transportadora que procure o pacote.
hand-over-delayed = Sinto muito pela espera. Alguém da equipe vai descobrir o motivo do atraso.
hand-over-refund = Alguém da equipe vai verificar onde está o dinheiro.
hand-over-complaint = Obrigado por nos contar. Alguém da equipe vai cuidar disso.
hand-over-payment = Alguém da equipe vai verificar os pagamentos. Por favor, nunca envie aqui o número do seu cartão.
hand-over-privacy = Alguém da equipe vai atender sua solicitação, depois de confirmar que a conta é sua.

flow-cancel_order = o cancelamento
ask-cancel-order = Qual pedido você quer cancelar?
ask-cancel-reason = Por que você quer cancelar?
option-no_longer_needed = Não preciso mais
heard-no_longer_needed = não preciso mais | nao preciso mais | não preciso | nao preciso | já não preciso | ja nao preciso | não quero mais | nao quero mais | já não quero | ja nao quero | mudei de ideia | mudei de ideias | mudança de planos | me arrependi | arrependi-me | desisti | não é mais necessário
option-ordered_by_mistake = Pedi por engano
heard-ordered_by_mistake = por engano | por erro | sem querer | foi engano | foi um erro | me enganei | enganei-me | me confundi | comprei errado | pedi errado | pedido errado | comprei duas vezes | comprei em dobro | pedido duplicado | compra duplicada
option-found_cheaper = Encontrei mais barato
heard-found_cheaper = mais barato | mais barata | mais baratos | mais baratas | mais em conta | preço melhor | preco melhor | melhor preço | melhor preco | preço menor | preco menor
option-too_slow = Demora demais
heard-too_slow = quero mais esperar | demora demais | demora muito | demorando muito | demorando demais | está demorando | esta demorando | tá demorando | ta demorando | vai demorar | a demorar muito | muito demorado | muita demora | muito lento | não posso esperar | nao posso esperar | não quero esperar | nao quero esperar | não dá para esperar | nao da pra esperar | não dá pra esperar | não chega a tempo | nao chega a tempo | não vai chegar a tempo | nao vai chegar a tempo
confirm-cancel_order = Vou cancelar o pedido { $order } inteiro. Motivo: { $reason }.
done-cancel_order = O pedido { $order } foi cancelado.

flow-change_items = a alteração dos itens do seu pedido
ask-change-order = Qual pedido você quer alterar?
ask-change-items = Qual item você quer substituir, e por qual?
note-change-once = Atenção: isso só pode ser feito uma vez por pedido; confira se não falta nada.
confirm-change_items = Vou substituir estes itens do pedido { $order }; se houver diferença de preço, ela será acertada com { $method }.
done-change_items = Os itens do pedido { $order } foram substituídos.

flow-change_address = a mudança de endereço
flow-change_default_address = a mudança do seu endereço padrão
ask-address_of = É o endereço de um pedido ou o da sua conta?
option-this_order = De um pedido
heard-this_order = de um pedido | do pedido | do meu pedido | deste pedido | desse pedido | no meu pedido | no pedido | para o meu pedido | pro meu pedido | da compra | da minha compra | da encomenda | da minha encomenda
option-my_account = Da minha conta
heard-my_account = minha conta | da conta | na conta | meu cadastro | do cadastro | no cadastro | meu perfil | do perfil | no perfil | endereço padrão | endereco padrao | endereço principal | endereco principal | morada principal
confirm-change_address = Vou enviar o pedido { $order } para: { $address }.
done-change_address = O pedido { $order } será enviado para: { $address }.
confirm-change_default_address = Vou alterar o endereço da sua conta para: { $address }.
done-change_default_address = O endereço da sua conta agora é: { $address }.

flow-change_payment = a mudança da forma de pagamento
ask-pay-with = Qual forma de pagamento você prefere usar?
confirm-change_payment = Vou alterar o pagamento do pedido { $order }: ele será pago com { $method }.
done-change_payment = O pedido { $order } agora será pago com { $method }.

flow-return_items = sua devolução
ask-return-order = De qual pedido você quer devolver algo?
ask-return-items = O que você quer devolver?
ask-return-reason = Qual é o motivo?
ask-refund-to = Onde você quer receber o reembolso?
option-not_needed = Não preciso mais
heard-not_needed = não preciso mais | nao preciso mais | não preciso | nao preciso | já não preciso | ja nao preciso | não quero mais | nao quero mais | já não quero | ja nao quero | mudei de ideia | mudei de ideias | me arrependi | arrependi-me | desisti da compra
option-wrong_size = O tamanho não serve
heard-wrong_size = grande demais | pequeno demais | pequena demais | pequenos demais | apertado demais | muito grande | muito grandes | muito pequeno | muito pequena | muito pequenos | muito pequenas | demasiado grande | demasiado pequeno | demasiado pequena | muito apertado | muito apertada | muito largo | muito larga | ficou grande | ficou pequeno | ficou pequena | ficou apertado | ficou apertada | ficou largo | ficou larga | ficou curto | ficou curta | fica grande | fica pequeno | fica pequena | fica-me grande | não serviu | nao serviu | não serviram | nao serviram | não me serve | nao me serve | não me servem | não serve em mim | não coube | nao coube | não cabe | nao cabe | tamanho errado | tamanho incorreto | número errado | numero errado
option-not_as_described = Não é como descrito
heard-not_as_described = não é como | nao e como | diferente da foto | diferente das fotos | diferente do anúncio | diferente do anuncio | diferente da descrição | diferente da descricao | não corresponde | nao corresponde | não confere | não é o que eu esperava | nao e o que eu esperava | não era o que eu esperava | nao era o que eu esperava | não é o que esperava | nada a ver com
option-damaged = Está danificado
heard-damaged = danificado | danificada | danificados | danificadas | quebrado | quebrada | quebrados | quebradas | quebrou | rachado | rachada | trincado | trincada | veio partido | veio partida | chegou partido | chegou partida | está partido | está partida | está rasgado | está rasgada | veio rasgado | veio rasgada | rasgou | riscado | riscada | arranhado | arranhada | amassado | amassada | estragado | estragada | defeito | defeituoso | defeituosa | avariado | avariada | não funciona | nao funciona | não funcionam | nao funcionam
option-wrong_item = Não é o que pedi
heard-wrong_item = não é o que pedi | nao e o que pedi | não é o que eu pedi | nao e o que eu pedi | não é o que comprei | nao e o que comprei | não foi o que pedi | nao foi o que pedi | não foi isso que pedi | nao foi isso que pedi | produto errado | item errado | artigo errado | veio na cor errada | veio em outra cor | mandaram a cor errada | veio errado | veio errada | veio outro | veio outra | veio trocado | veio trocada | mandaram errado | enviaram errado | mandaram outro | mandaram outra
confirm-return_items = Vou registrar esta devolução do pedido { $order }:
done-return_items = Sua devolução do pedido { $order } está registrada.
return-how = Por favor, coloque os itens na caixa original. Você vai receber um e-mail com a etiqueta; pode deixar o pacote em qualquer ponto da transportadora.

flow-exchange_items = sua troca
ask-exchange-order = De qual pedido você quer trocar algo?
ask-exchange-items = Qual item você quer trocar, e por qual outro?
confirm-exchange_items = Vou registrar a troca destes itens do pedido { $order }; se houver diferença de preço, ela será acertada com { $method }.
done-exchange_items = A troca do pedido { $order } está registrada.

flow-expedite = a entrega mais rápida do seu pedido
ask-expedite-order = Qual pedido precisa chegar mais rápido?
confirm-expedite = Vou marcar o pedido { $order } como urgente para o armazém e a transportadora.
done-expedite = O pedido { $order } está marcado como urgente. Não posso prometer um dia, mas ele tem prioridade.

flow-invoice = sua nota fiscal
ask-invoice-order = De qual pedido você precisa da nota fiscal?
ask-invoice_for = É para você ou para uma empresa?
option-person = Para mim
heard-person = para mim | pra mim | em meu nome | no meu nome | pessoa física | pessoa fisica | meu cpf | no cpf | com cpf | como particular | sou particular
option-company = Para uma empresa
heard-company = empresa | da empresa | minha empresa | uma empresa | firma | companhia | pessoa jurídica | pessoa juridica | cnpj | razão social | razao social | mei
ask-invoice-title = Em nome de quem ela deve ser emitida?
ask-tax_number = Qual é o número fiscal (CNPJ ou NIF) da empresa?
named-title = em nome de | razão social:
named-tax_number = nif é | nif: | cnpj é | cnpj:
confirm-issue_invoice = Vou emitir uma nota fiscal do pedido { $order } em nome de { $title }{ $tax ->
    [none] .
   *[other] {""}, CNPJ ou NIF { $tax }.
}
done-issue_invoice = Estamos enviando a nota fiscal do pedido { $order }, em nome de { $title }.

flow-repair = o conserto
ask-repair-order = De qual pedido é o item?
flow-installation = a instalação
ask-installation-visit = Você quer agendar uma visita para instalar?
ask-installation-order = Qual pedido precisa ser instalado?
confirm-book_service = Vou agendar uma visita para o pedido { $order } em { $day }: { $name }, { $phone }.
done-book_service = A visita para o pedido { $order } está agendada para { $day }.

flow-price_protection = a diferença de preço
ask-price-order = De qual pedido se trata?
confirm-protect_price = Vou devolver a você a diferença em relação ao preço de hoje no pedido { $order }.
done-protect_price = Já estamos devolvendo a você a diferença de preço do pedido { $order }.

flow-damaged_or_wrong = o item danificado ou errado
ask-damaged-order = Sinto muito. De qual pedido é?
ask-damaged-items = De quais itens se trata?
flow-missing_item = o que está faltando
ask-missing-order = Sinto muito que esteja faltando algo. Em qual pedido?
missing-two-parcels = Às vezes um pedido vem em mais de um pacote, e o resto ainda está a caminho.
flow-delivered_not_received = o pacote que não chegou
ask-lost-order = Sinto muito. De qual pedido se trata?
flow-delivery_delayed = o atraso do seu pedido
ask-delayed-order = Sinto muito pela espera. De qual pedido se trata?
flow-track_refund = seu reembolso
ask-refund-order = De qual pedido é o reembolso?
flow-complaint = sua reclamação
flow-payment_issue = o pagamento
flow-delete_account = o encerramento da sua conta
flow-data_privacy = seus dados pessoais

# Why something is refused; `refused-CODE`, with what the policy gives.
refused-not_allowed = Nossas condições não permitem isso.
refused-sign_in_needed = Para isso, você precisa entrar na sua conta no nosso site.
refused-proof_needed = Para isso, preciso confirmar que o pedido é seu.
refused-order_not_found = Não encontro esse pedido.
refused-already_packed = O pedido já está pronto para envio ou a caminho, por isso não pode mais ser alterado nem cancelado. Quando chegar, você pode devolvê-lo.
refused-delivered_return_instead = O pedido já chegou, por isso não pode ser cancelado. Mas você pode devolvê-lo.
refused-already_cancelled = O pedido já está cancelado; não há mais nada a fazer.
refused-items_changed_before = Os itens deste pedido já foram substituídos, e isso só é possível uma vez.
refused-not_delivered = O pedido ainda não chegou. Quando chegar, você pode devolvê-lo.
refused-return_window_ended = O prazo de devolução terminou em { $until }.
refused-return_requested_before = Já foi solicitada uma devolução deste pedido, e só pode haver uma.
refused-exchange_requested_before = Já foi solicitada uma troca deste pedido, e só pode haver uma.
refused-refund_to_original_only = O dinheiro só pode voltar para a forma de pagamento do pedido ou para um cartão-presente.
refused-other_destination = Uma devolução anterior deste pedido é reembolsada em outra forma de pagamento; esta precisa ir para a mesma.
refused-nothing_to_expedite = Não há mais o que acelerar: o pedido já chegou ou foi cancelado.
refused-expedited_before = O pedido já estava marcado como urgente.
refused-nothing_to_invoice = Não há nota fiscal para um pedido cancelado ou devolvido.
refused-tax_number_needed = Para emitir em nome de uma empresa, é preciso o número fiscal dela (CNPJ ou NIF).
refused-not_shipped = A visita pode ser agendada quando o pedido estiver a caminho.
refused-price_window_ended = A diferença de preço é devolvida por um tempo depois da compra; neste pedido, o prazo terminou em { $until }.
refused-nothing_to_protect = Não há diferença de preço a devolver em um pedido cancelado ou devolvido.
refused-price_protected_before = A diferença de preço deste pedido já foi devolvida.
refused-no_price_drop = Nada neste pedido ficou mais barato.
refused-gift_card_too_low = O saldo do cartão-presente é de apenas { $balance }, e o valor necessário é { $needed }.
refused-not_available = Essa opção de { $product } não está disponível.
refused-variant_unknown = Essa opção de { $product } não existe.
refused-item_not_in_order = Esse item não está no pedido, ou não nessa quantidade.
refused-same_item = Essa é a opção que você já tem.
refused-same_payment_method = O pedido já é pago dessa forma.
refused-payment_method_not_found = Essa forma de pagamento não está na sua conta.
refused-nothing_paid = Nada foi pago ainda por este pedido.
refused-refund_under_way = Já há um reembolso em andamento para este pedido.
refused-refund_above_paid = Isso seria mais do que foi pago pelo pedido.
refused-customer_unknown = Não encontro uma conta para este pedido. Alguém da equipe pode ajudar.
refused-changed_meanwhile = Nesse meio-tempo, o pedido mudou, por isso não fiz nada. Diga se ainda quer.
refused-switched_off = Não posso fazer isso neste momento. Alguém da equipe pode ajudar.

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Onde está meu pedido?" and "Falar com
# uma pessoa" are shown.

intent-place_order = Você pode comprar no nosso site: abra um produto, escolha as opções, coloque no carrinho e finalize a compra. Não consigo fazer o pedido por você; alguém da equipe pode ajudar.
intent-check_cancellation_fee = Cancelar é grátis enquanto o pedido não estiver pronto para envio. Depois disso, você pode devolvê-lo em até 30 dias.

intent-delivery_options = Enviamos por entrega padrão (3 a 5 dias úteis) e expressa (1 a 2 dias úteis); você escolhe ao finalizar a compra.
intent-delivery_period = A entrega padrão leva de 3 a 5 dias úteis; a expressa, de 1 a 2. Se você já tem um pedido, posso consultar a data prevista.
intent-delivered_not_received = Sinto muito. Por favor, procure perto da sua porta e pergunte aos vizinhos; se não estiver lá, alguém da equipe pode pedir à transportadora que procure o pacote.
intent-set_up_shipping_address = Você pode adicionar um endereço na sua conta, em “Endereços”, ou informar um novo ao finalizar a compra.
intent-international_shipping = Ao finalizar a compra, assim que você informa o endereço, aparece se enviamos para o seu país e quanto custa. Se não aparecer, alguém da equipe pode verificar.
intent-customs_duties = Em entregas no exterior pode haver taxas e impostos de importação; a transportadora ou a alfândega informa. Alguém da equipe pode ajudar com os documentos.

intent-track_refund = O reembolso é feito em até 5 dias úteis depois de recebermos o item; seu banco pode precisar de mais alguns dias.
intent-check_refund_policy = Você pode devolver itens sem uso, na caixa original, em até 30 dias após a entrega. O dinheiro volta para a forma de pagamento que você usou, em até 5 dias úteis depois de recebermos os itens.

intent-check_payment_methods = Você pode pagar com cartão, PayPal, cartão-presente ou transferência bancária.
intent-payment_issue = Não consigo ver pagamentos. Se houve uma cobrança e não há pedido, ou se a cobrança veio em dobro, alguém da equipe pode resolver. Por favor, nunca envie aqui o número do seu cartão.
intent-check_invoice = Suas notas fiscais estão na sua conta, em “Pedidos”. Se houver algo errado em uma delas, alguém da equipe pode corrigir.
intent-gift_card = Você pode usar um cartão-presente ao finalizar a compra; o saldo também aparece lá. Se um código não funcionar, alguém da equipe pode verificar.

intent-product_question = Ainda não conheço os produtos bem o bastante para responder. A página do produto tem os detalhes, e alguém da equipe pode responder ao resto.
intent-product_availability = A página do produto mostra o que há em estoque. Alguém da equipe talvez saiba quando um item esgotado vai voltar.
intent-product_recommendation = Ainda não consigo recomendar produtos. Alguém da equipe fará isso com prazer.
intent-product_comparison = Ainda não consigo comparar produtos. As páginas dos produtos têm os detalhes, e alguém da equipe pode ajudar você a escolher.
intent-size_advice = A página do produto tem uma tabela de medidas. Se você estiver em dúvida entre dois tamanhos, alguém da equipe pode aconselhar.
intent-installation_help = O manual está na caixa e mostra cada passo.
intent-authenticity_question = Tudo o que vendemos é original e vem dos próprios fabricantes. Se você tiver dúvidas sobre um item, alguém da equipe vai verificar.

intent-promotion_question = As ofertas atuais estão na página inicial do nosso site. Se quiser saber se uma vale para você, alguém da equipe pode dizer.
intent-coupon_problem = Por favor, confira se o código foi digitado corretamente, se não expirou e se o carrinho cumpre as condições. Se ainda assim não funcionar, alguém da equipe pode ajudar.
intent-loyalty_points = Seus pontos e seu nível estão na sua conta. Se parecer que falta algo, alguém da equipe pode verificar.

intent-create_account = Você pode criar uma conta no nosso site, em “Entrar”, com seu e-mail. Também pode comprar sem conta.
intent-registration_problems = Sinto muito que o cadastro não esteja funcionando. Por favor, veja se o e-mail de confirmação está na pasta de spam e tente outro navegador; se não resolver, alguém da equipe pode ajudar.
intent-sign_in_problem = Se não conseguir entrar, tente primeiro “Esqueceu a senha?”. Se sua conta estiver bloqueada, alguém da equipe pode ajudar.
intent-recover_password = Escolha “Esqueceu a senha?” na página de login; vamos enviar um e-mail com um link. Se não chegar, veja a pasta de spam.
intent-edit_account = Você pode mudar seus dados na sua conta, em “Meus dados”. O que não puder ser mudado lá, alguém da equipe pode mudar.
intent-switch_account = Saia e depois entre com a outra conta. Não consigo juntar duas contas; alguém da equipe pode dizer o que é possível.
intent-delete_account = Não consigo encerrar uma conta. Alguém da equipe consegue, depois de verificar que ela é sua.
intent-data_privacy = Você pode perguntar a qualquer momento o que sabemos sobre você e pedir que seja corrigido ou apagado. Alguém da equipe cuida dessas solicitações.
intent-newsletter_subscription = Toda newsletter traz no fim um link para cancelar a inscrição; você pode se inscrever no rodapé do nosso site.

intent-contact_customer_service = Você pode falar conosco aqui mesmo a qualquer momento. Se preferir falar com uma pessoa, chamo alguém da equipe.
intent-complaint = Sinto muito que isso tenha dado errado.
intent-review = Obrigado por nos contar! Você pode escrever uma avaliação na página do produto.
intent-repeat = Minha última mensagem está logo acima. Quer que eu explique algo?
intent-start_over = Certo, vamos começar de novo. Como posso ajudar?

# How a change ended that the order system had not confirmed in time.
settled-done = Boas notícias: o que você confirmou antes já foi feito.
settled-not-done = Já verifiquei: o que você confirmou antes não foi feito. Nada mudou; diga se ainda quer.
settled-unknown = Não consegui saber se o que você confirmou foi feito. Alguém da equipe vai verificar e avisar você; até lá, por favor, não peça de novo.

# What is told unasked, when something of an order or an item has changed.
notice-shipped = Boas notícias: o pedido { $order } está a caminho{ $carrier ->
    [none] {""}
   *[other] {""} com { $carrier }
}{ $date ->
    [none] .
   *[other] {""} e deve chegar em { $date }.
}
notice-tracking = Código de rastreamento: { $tracking }
notice-delayed = Sinto muito, o pedido { $order } está atrasado{ $date ->
    [none] .
   *[other] . Agora deve chegar em { $date }.
}
notice-out_for_delivery = O pedido { $order } saiu para entrega e deve chegar hoje.
notice-delivered = O pedido { $order } foi entregue.
notice-refund_paid = O reembolso de { $amount } do pedido { $order } foi pago.
notice-back_in_stock = Disponível de novo: { $name }.
choice-notices-off = Não receber mais esses avisos
choice-notices-on = Voltar a receber avisos
notices-off = Certo, não vou mais escrever por conta própria. Pode me perguntar quando quiser.
notices-on = Certo, aviso você aqui quando houver novidades.
watching-item = Certo, aviso você aqui quando estiver disponível de novo.
