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
ask-order-number-again = Não encontrei um número de pedido na sua mensagem. Ele é parecido com #AC104233. Se você não o tiver, posso chamar alguém da equipe.
ask-proof = Obrigado. Para proteger seus dados, me envie também o e-mail ou o código postal (CEP) do pedido { $order }.
ask-proof-again = Preciso do e-mail ou do código postal (CEP) com que o pedido { $order } foi feito.
ask-which-order = Estes são seus últimos pedidos. De qual deles se trata?
ask-which-order-again = Por favor, escolha um destes pedidos ou me envie o número dele.
no-orders = Não encontro pedidos na sua conta. Se você comprou sem conta, me envie o número do pedido e o e-mail ou o código postal (CEP) do pedido.

order-not-found = Não encontro um pedido com esses dados. Por favor, confira o número do pedido e o e-mail ou o código postal (CEP), e me envie os dois de novo.
order-too-many-attempts = Não posso procurar mais pedidos nesta conversa. Alguém da equipe pode confirmar quem você é e ajudar.
order-unknown = Não consigo acessar nosso sistema de pedidos agora, por isso não sei dizer. Pergunte de novo em alguns minutos ou fale com alguém da equipe.

order-pending = O pedido { $order } está confirmado e será embalado em breve.
order-processed = O pedido { $order } está sendo embalado.
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
order-cancelled = O pedido { $order } foi cancelado.
order-returned = O pedido { $order } voltou para nós.

status-pending = Confirmado
status-processed = Sendo embalado
status-shipped = A caminho
status-out_for_delivery = Saiu para entrega
status-delivered = Entregue
status-cancelled = Cancelado
status-returned = Devolvido

hello = Olá! Como posso ajudar?
thanks = De nada! Posso ajudar em mais alguma coisa?
goodbye = Até logo, e obrigado por escrever.
capabilities = Posso dizer onde está seu pedido, responder a perguntas sobre entregas e devoluções ou chamar alguém da equipe.
acknowledged = Certo.
not-understood = Desculpe, não entendi. Você pode dizer com outras palavras?
not-understood-choices = Ainda não entendi, desculpe. Será que é uma destas opções?
no-flow = Isso eu ainda não consigo fazer. Alguém da equipe consegue.

handoff-requested = Estou pedindo a alguém da equipe que assuma. Até lá não vou responder; escreva tudo o que possa ajudar.
handoff-joined = Alguém da equipe entrou na conversa.
handoff-left = A conversa voltou para mim, o assistente automático.
handoff-nobody = Sinto muito, ninguém está livre no momento. Você pode continuar esperando ou seguir comigo.
handoff-waiting = Certo, guardo seu lugar na fila.
handoff-back = Sou o assistente automático, e estou de volta.
failed = Algo deu errado do nosso lado e não consegui tratar sua mensagem. Estou pedindo a alguém da equipe que veja.
ended = Esta conversa terminou. Obrigado!

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Onde está meu pedido?" and "Falar com
# uma pessoa" are shown.

intent-place_order = Você pode comprar no nosso site: abra um produto, escolha as opções, coloque no carrinho e finalize a compra. Não consigo fazer o pedido por você; alguém da equipe pode ajudar.
intent-cancel_order = Um pedido pode ser cancelado até ser embalado. Ainda não consigo fazer isso; alguém da equipe consegue.
intent-change_order = Itens, opções e quantidades podem ser mudados até o pedido ser embalado. Ainda não consigo fazer isso; alguém da equipe consegue.
intent-expedite_order = Não consigo acelerar um pedido. Enquanto ele não estiver embalado, alguém da equipe pode ver se o envio expresso é possível.
intent-check_cancellation_fee = Cancelar é grátis até o pedido ser embalado. Depois disso, você pode devolvê-lo em até 30 dias.

intent-delivery_options = Enviamos por entrega padrão (3 a 5 dias úteis) e expressa (1 a 2 dias úteis); você escolhe ao finalizar a compra.
intent-delivery_period = A entrega padrão leva de 3 a 5 dias úteis; a expressa, de 1 a 2. Se você já tem um pedido, posso ver o dia.
intent-delivery_delayed = Sinto muito pela espera. Vou verificar: qual é o número do pedido?
intent-delivered_not_received = Sinto muito. Por favor, procure perto da sua porta e pergunte aos vizinhos; se não estiver lá, alguém da equipe vai iniciar uma busca com a transportadora.
intent-change_shipping_address = O endereço pode ser mudado até o pedido ser embalado. Ainda não consigo fazer isso; alguém da equipe consegue.
intent-set_up_shipping_address = Você pode adicionar um endereço na sua conta, em “Endereços”, ou informar um novo ao finalizar a compra.
intent-international_shipping = Ao finalizar a compra, assim que você informa o endereço, aparece se enviamos para o seu país e quanto custa. Se não aparecer, alguém da equipe pode verificar.
intent-customs_duties = Em entregas no exterior pode haver taxas e impostos de importação; a transportadora ou a alfândega informa. Alguém da equipe pode ajudar com os documentos.

intent-return_item = Você pode devolver itens em até 30 dias após a entrega, sem uso e na caixa. Ainda não consigo iniciar a devolução; alguém da equipe consegue.
intent-exchange_item = Você pode trocar um item sem uso por outro tamanho ou outra cor em até 30 dias após a entrega. Ainda não consigo tratar disso; alguém da equipe consegue.
intent-get_refund = O reembolso volta para a forma de pagamento que você usou, em até 5 dias úteis depois de recebermos o item. Ainda não consigo iniciar um reembolso; alguém da equipe consegue.
intent-track_refund = O reembolso é pago em até 5 dias úteis depois de recebermos o item; seu banco pode precisar de mais alguns dias. Ainda não consigo ver reembolsos; alguém da equipe pode verificar.
intent-check_refund_policy = Você pode devolver itens sem uso em até 30 dias após a entrega, na caixa. O dinheiro volta para a forma de pagamento que você usou, em até 5 dias úteis depois de os recebermos.
intent-damaged_or_wrong_item = Sinto muito. Alguém da equipe vai resolver; fotos do item e da caixa ajudam. Posso chamar alguém?
intent-missing_item = Sinto muito que esteja faltando algo. Às vezes um pedido vem em mais de um pacote: posso verificar o seu. Se estiver mesmo faltando, alguém da equipe vai resolver.
intent-warranty_repair = Se algo quebra ou falha, alguém da equipe pode dizer o que a garantia cobre e organizar o conserto. Por favor, tenha o número do pedido em mãos.
intent-price_protection = Não posso decidir sobre diferenças de preço. Alguém da equipe pode ver seu pedido e o novo preço.

intent-check_payment_methods = Você pode pagar com cartão, PayPal, cartão-presente ou transferência bancária.
intent-payment_issue = Não consigo ver pagamentos. Se o dinheiro saiu e não há pedido, ou saiu duas vezes, alguém da equipe vai resolver. Por favor, nunca envie aqui o número do seu cartão.
intent-change_payment_method = A forma de pagamento pode ser mudada até o pedido ser embalado. Ainda não consigo fazer isso; alguém da equipe consegue.
intent-get_invoice = A nota fiscal (fatura) vem com o e-mail que avisa que seu pedido está a caminho. Se você precisar de outra, ou de uma em nome de uma empresa, alguém da equipe pode emitir.
intent-check_invoice = Suas notas fiscais (faturas) estão na sua conta, em “Pedidos”. Se houver algo errado em uma delas, alguém da equipe pode corrigir.
intent-gift_card = Você pode usar um cartão-presente ao finalizar a compra; o saldo também aparece lá. Se um código não funcionar, alguém da equipe pode verificar.

intent-product_question = Ainda não conheço os produtos bem o bastante para responder. A página do produto tem os detalhes, e alguém da equipe pode responder ao resto.
intent-product_availability = A página do produto mostra o que há em estoque. Quando algo vai voltar, alguém da equipe talvez saiba.
intent-product_recommendation = Ainda não consigo recomendar produtos. Alguém da equipe fará isso com prazer.
intent-product_comparison = Ainda não consigo comparar produtos. As páginas dos produtos têm os detalhes, e alguém da equipe pode ajudar você a escolher.
intent-size_advice = A página do produto tem uma tabela de medidas. Se você estiver em dúvida entre dois tamanhos, alguém da equipe pode aconselhar.
intent-installation_help = O manual está na caixa. Se algum passo não estiver claro, alguém da equipe pode ajudar.
intent-authenticity_question = Tudo o que vendemos é original e vem dos próprios fabricantes. Se você tiver dúvidas sobre um item, alguém da equipe vai verificar.

intent-promotion_question = As ofertas atuais estão na página inicial do nosso site. Se quiser saber se uma vale para você, alguém da equipe pode dizer.
intent-coupon_problem = Por favor, confira se o código foi digitado exatamente, se não expirou e se o carrinho cumpre as condições. Se ainda assim não funcionar, alguém da equipe pode ajudar.
intent-loyalty_points = Seus pontos e seu nível estão na sua conta. Se parecer que falta algo, alguém da equipe pode verificar.

intent-create_account = Você pode abrir uma conta no nosso site, em “Entrar”, com seu e-mail. Também pode comprar sem conta.
intent-registration_problems = Sinto muito que o cadastro não funcione. Por favor, veja se o e-mail de confirmação está na pasta de spam e tente outro navegador; se não resolver, alguém da equipe pode ajudar.
intent-sign_in_problem = Se não conseguir entrar, tente primeiro “Esqueceu a senha?”. Se sua conta estiver bloqueada, alguém da equipe pode ajudar.
intent-recover_password = Escolha “Esqueceu a senha?” na página de entrada; vamos enviar um e-mail com um link. Se não chegar, veja a pasta de spam.
intent-edit_account = Você pode mudar seus dados na sua conta, em “Meus dados”. O que não puder ser mudado lá, alguém da equipe pode mudar.
intent-switch_account = Saia e depois entre com a outra conta. Não consigo juntar duas contas; alguém da equipe pode dizer o que é possível.
intent-delete_account = Não consigo encerrar uma conta. Alguém da equipe consegue, depois de verificar que ela é sua.
intent-data_privacy = Você pode perguntar a qualquer momento o que sabemos sobre você e pedir que seja corrigido ou apagado. Alguém da equipe recebe esses pedidos.
intent-newsletter_subscription = Todo boletim traz no fim um link para cancelar; você pode assinar no rodapé do nosso site.

intent-contact_customer_service = Você pode falar conosco aqui mesmo a qualquer momento. Se preferir uma pessoa, chamo alguém da equipe.
intent-complaint = Sinto muito que isso tenha dado errado. Gostaria que alguém da equipe visse; posso chamar alguém?
intent-review = Obrigado por nos contar! Você pode escrever uma avaliação na página do produto.
intent-repeat = Minha última mensagem está logo acima. Há algo nela que eu deva explicar?
intent-start_over = Certo, vamos começar de novo. Como posso ajudar?

settled-done = Boas notícias: o que confirmou antes já foi feito.
settled-not-done = Já verifiquei: o que confirmou antes não foi feito. Nada mudou; diga-me se ainda o deseja.
settled-unknown = Não consegui saber se o que confirmou foi feito. Um colega vai verificar e dizer-lhe; até lá, por favor, não o peça de novo.
