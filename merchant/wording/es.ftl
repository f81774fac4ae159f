# What the assistant says in Spanish. Project Fluent syntax; every key must exist in every language.
# Register: friendly, plain, short; "tú", as most shops write to their customers, in words that are
# understood on both sides of the Atlantic (no "vosotros", no "vos"). Colleagues are "alguien del
# equipo", which says nothing of their gender. A key `intent-NAME` is optional: the answer to an
# intent that has no flow of its own.

greeting = ¡Hola! Soy el asistente automático de { $shop }. Puedo buscar tu pedido, responder preguntas o pasarte con alguien del equipo.
choice-track-order = ¿Dónde está mi pedido?
choice-delivery = ¿Cuánto tarda el envío?
choice-returns = Devoluciones
choice-human = Hablar con una persona
choice-bot = Volver al asistente
choice-wait = Seguir esperando

ask-order-number = ¿De qué pedido se trata? Envíame el número de pedido, por favor; está en tu correo de confirmación.
ask-order-number-again = No encuentro un número de pedido en tu mensaje. Tiene este formato: #AC104233. Si no lo tienes, puedo pasarte con alguien del equipo.
ask-proof = Gracias. Para proteger tus datos, envíame también el correo electrónico, el código postal o las cuatro últimas cifras del teléfono del pedido { $order }.
ask-proof-again = Necesito el correo electrónico, el código postal o las cuatro últimas cifras del teléfono con el que se hizo el pedido { $order }.
ask-which-order = Estos son tus últimos pedidos. ¿De cuál se trata?
ask-which-order-again = Elige uno de estos pedidos, por favor, o envíame su número.
no-orders = No encuentro pedidos en tu cuenta. Si compraste sin cuenta, envíame el número de pedido y el correo electrónico o el código postal del pedido.

order-not-found = No encuentro ningún pedido con esos datos. Revisa el número de pedido y el correo electrónico o el código postal, y envíame ambos otra vez, por favor.
order-too-many-attempts = No puedo buscar más pedidos en esta conversación. Alguien del equipo puede comprobar tu identidad y ayudarte.
order-unknown = Ahora mismo no puedo consultar nuestro sistema de pedidos, así que no lo sé. Vuelve a preguntarme en unos minutos o habla con alguien del equipo.

order-pending = El pedido { $order } está confirmado y se preparará pronto.
order-processed = Estamos preparando el pedido { $order }.
order-shipped = El pedido { $order } va en camino{ $date ->
    [none] .
   *[other] {""} y debería llegar el { $date }.
}
order-late = El pedido { $order } va en camino, pero con retraso: debería haber llegado el { $date }. Lo siento.
order-out_for_delivery = El pedido { $order } está en reparto y debería llegar hoy.
order-delivered = El pedido { $order } se entregó{ $date ->
    [none] .
   *[other] {""} el { $date }.
}
carrier-latest = Última novedad de la empresa de transporte ({ $when }): { $what }.
carrier-label_created = registrado en la empresa de transporte
carrier-in_transit = en camino
carrier-delayed = con retraso
carrier-out_for_delivery = en reparto
carrier-attempt_failed = intento de entrega sin éxito
carrier-ready_for_pickup = listo para que lo recojas
carrier-delivered = entregado
carrier-returning = de vuelta hacia nosotros
order-cancelled = El pedido { $order } se canceló.
order-returned = Hemos recibido de vuelta el pedido { $order }.

status-pending = Confirmado
status-processed = En preparación
status-shipped = En camino
status-out_for_delivery = En reparto
status-delivered = Entregado
status-cancelled = Cancelado
status-returned = Devuelto

hello = ¡Hola! ¿En qué puedo ayudarte?
thanks = ¡De nada! ¿Necesitas algo más?
goodbye = Hasta pronto, y gracias por escribirnos.
capabilities = Puedo decirte dónde está tu pedido, cancelarlo o cambiarlo, gestionar devoluciones, cambios, facturas y visitas técnicas, responder preguntas o pasarte con alguien del equipo.
acknowledged = De acuerdo.
not-understood = Perdona, no te he entendido. ¿Puedes decirlo con otras palabras?
not-understood-choices = Sigo sin entenderlo, perdona. ¿Quizá es una de estas cosas?
no-flow = Eso todavía no puedo hacerlo. Alguien del equipo sí.

handoff-requested = Estoy avisando a alguien del equipo para que te atienda. Mientras tanto no responderé; si quieres, escribe todo lo que pueda ayudar.
handoff-joined = Alguien del equipo se ha unido a la conversación.
handoff-left = Vuelvo a atenderte yo, el asistente automático.
handoff-nobody = Lo siento, en este momento no hay nadie disponible. Puedes seguir esperando o continuar conmigo.
handoff-waiting = De acuerdo, te guardo el turno.
handoff-back = Aquí estoy de nuevo: soy el asistente automático.
failed = Ha habido un error por nuestra parte y no he podido procesar tu mensaje. Voy a pedir a alguien del equipo que lo revise.
ended = Esta conversación ha terminado. ¡Gracias!

# What is said around every flow.
flow-restarted = Algo ha cambiado por nuestra parte desde que empezamos, así que tengo que empezar de nuevo. Conservaré todo lo que pueda.
flow-cancelled = De acuerdo, lo dejo todo como está. No se ha hecho nada.
go-on = ¿Seguimos con { $flow }?
start-other = También mencionaste { $flow }. ¿Lo vemos ahora?
next-order = Ahora el pedido { $order }. ¿Seguimos con { $flow }?
orders-in-turn = Veré estos pedidos uno tras otro, primero { $first }: { $orders }.
order-taken = Se trata del pedido { $order }.
sign-in-needed = Para eso necesito saber de quién es la cuenta. Inicia sesión en nuestra web y vuelve a abrir el chat, o deja que te ayude alguien del equipo.
angry-human = Siento las molestias. Si prefieres hablar con una persona, dímelo.
choice-outdated = Esa opción es de una pregunta anterior, así que no he hecho nada.
confirm-question = ¿Lo confirmas?
confirm-again = Para no equivocarme necesito una respuesta clara: ¿sí o no? Esto es lo que haría:
choice-yes = Sí, adelante
choice-no = No
choice-all-items = Todos
quote-changed = Mientras tanto, el pedido ha cambiado, así que no he hecho nada. Ahora quedaría así:
review-needed = Esto tiene que aprobarlo alguien del equipo. Por ahora no se ha hecho nada.
perform-unknown = Nuestro sistema de pedidos no respondió a tiempo, así que todavía no sé si se hizo. Lo averiguaré y te lo diré aquí. Hasta entonces, por favor, no lo pidas otra vez por otro medio.
label-link = Etiqueta de devolución
refused-other = Eso no puedo hacerlo. Alguien del equipo puede revisarlo.
ask-new-variant = ¿Qué quieres en lugar de { $name }?
ask-new-variant-again = Elige qué quieres en lugar de { $name }, por favor, o descríbelo.
variant-not-available = No encuentro esa opción para { $name }, o está agotada.
no-other-variants = Ahora mismo no hay otra opción disponible para { $name }.
summary-line = { $quantity } × { $name }, { $price } por unidad
summary-swap = Cambio de { $quantity } × { $name } por { $becomes }, { $price } por unidad
summary-refund = Reembolso de { $amount } en { $method }, { $when }.
summary-charge = Cargo de { $amount } en { $method }.
summary-fee = Incluye una comisión de { $amount }.
arrives-at-once = de inmediato
arrives-in-days = en un plazo de { $from } a { $to } días hábiles
arrives-after-return = en cuanto recibamos los artículos
arrives-in-days-after-return = en un plazo de { $from } a { $to } días hábiles desde que recibamos los artículos
method-gift_card = tu tarjeta regalo
method-card = tu tarjeta { $hint }
method-wallet = { $hint }
method-paid = el medio con el que pagaste

# Questions that several flows ask.
ask-colleague = ¿Le pido a alguien del equipo que se encargue?
ask-settle-with = Si hay diferencia de precio, ¿qué medio de pago usamos?
ask-visit-name = ¿Por quién tiene que preguntar el personal técnico?
named-name = me llamo | mi nombre es | nombre: | pregunten por
named-phone = teléfono
ask-phone = ¿A qué número de teléfono podemos llamarte?
ask-visit-day = ¿Qué día te viene bien?
ask-visit-day-again = Necesito un día a partir de hoy, por ejemplo «el próximo martes» o «12 de mayo».
ask-address = ¿Cuál es la nueva dirección? Envíamela completa, por favor: calle y número, ciudad, código postal y país.
ask-address-again = Necesito la dirección completa: calle y número, ciudad, código postal y país.
option-agree = Sí, por favor
option-decline = No, gracias
hand-over-photos = Lo siento. Alguien del equipo lo resolverá y te pedirá fotos del artículo y de la caja.
hand-over-missing = Siento que falte algo. Alguien del equipo lo revisará.
hand-over-carrier_search = Alguien del equipo pedirá a la empresa de transporte que busque el paquete.
hand-over-delayed = Siento la espera. Alguien del equipo averiguará a qué se debe el retraso.
hand-over-refund = Alguien del equipo averiguará dónde está el dinero.
hand-over-complaint = Gracias por contárnoslo. Alguien del equipo se encargará.
hand-over-payment = Alguien del equipo revisará los pagos. Por favor, no envíes nunca aquí el número de tu tarjeta.
hand-over-privacy = Alguien del equipo atenderá tu solicitud, después de comprobar que la cuenta es tuya.

flow-cancel_order = la cancelación
ask-cancel-order = ¿Qué pedido quieres cancelar?
ask-cancel-reason = ¿Por qué quieres cancelarlo?
option-no_longer_needed = Ya no lo necesito
heard-no_longer_needed = ya no lo necesito | ya no la necesito | ya no los necesito | ya no las necesito | ya no necesito | no lo necesito | no hace falta | no me hace falta | ya no lo quiero | ya no la quiero | ya no los quiero | ya no las quiero | ya no quiero | cambié de opinión | cambie de opinion | cambié de idea | cambie de idea | he cambiado de opinión | he cambiado de idea | me arrepentí | me arrepenti | me he arrepentido | lo pensé mejor | lo pense mejor
option-ordered_by_mistake = Lo pedí por error
heard-ordered_by_mistake = por error | por equivocación | por equivocacion | sin querer | fue un error | me equivoqué | me equivoque | me he equivocado | pedido equivocado | pedido duplicado | compra duplicada
option-found_cheaper = Lo encontré más barato
heard-found_cheaper = más barato | mas barato | más barata | mas barata | más baratos | mas baratos | más baratas | mas baratas | más económico | mas economico | mejor precio | por menos en otro
option-too_slow = Tarda demasiado
heard-too_slow = no quiero esperar | tarda mucho | tarda demasiado | tardan mucho | tardan demasiado | tardando mucho | tardando demasiado | demora mucho | demora demasiado | demoran mucho | demoran demasiado | demorando mucho | mucha demora | muy lento | no puedo esperar | no llega a tiempo | no me llega a tiempo | no va a llegar a tiempo
confirm-cancel_order = Voy a cancelar el pedido { $order } completo. Motivo: { $reason }.
done-cancel_order = El pedido { $order } está cancelado.

flow-change_items = el cambio de los artículos de tu pedido
ask-change-order = ¿Qué pedido quieres cambiar?
ask-change-items = ¿Qué artículo quieres cambiar, y por cuál?
note-change-once = Ten en cuenta que esto solo se puede hacer una vez por pedido; comprueba que no falte nada.
confirm-change_items = Voy a cambiar estos artículos del pedido { $order }; si hay diferencia de precio, usaremos { $method }.
done-change_items = Ya se han cambiado los artículos del pedido { $order }.

flow-change_address = el cambio de dirección
flow-change_default_address = el cambio de tu dirección predeterminada
ask-address_of = ¿Es la dirección de un pedido o la de tu cuenta?
option-this_order = La de un pedido
heard-this_order = de un pedido | del pedido | de mi pedido | de este pedido | para mi pedido | en mi pedido | de mi compra | de una compra | de mi orden | de la orden | de una orden
option-my_account = La de mi cuenta
heard-my_account = mi cuenta | de la cuenta | en la cuenta | mi perfil | del perfil | predeterminada | por defecto | dirección principal | direccion principal | dirección habitual | direccion habitual
confirm-change_address = Voy a enviar el pedido { $order } a: { $address }.
done-change_address = El pedido { $order } se enviará a: { $address }.
confirm-change_default_address = Voy a cambiar la dirección de tu cuenta por: { $address }.
done-change_default_address = La dirección de tu cuenta ahora es: { $address }.

flow-change_payment = el cambio de la forma de pago
ask-pay-with = ¿Qué medio de pago prefieres usar?
confirm-change_payment = Voy a cambiar el pago del pedido { $order }: se pagará con { $method }.
done-change_payment = El pedido { $order } ahora se paga con { $method }.

flow-return_items = tu devolución
ask-return-order = ¿De qué pedido quieres devolver algo?
ask-return-items = ¿Qué quieres devolver?
ask-return-reason = ¿Cuál es el motivo?
ask-refund-to = ¿Dónde quieres recibir el dinero?
option-not_needed = No lo necesito
heard-not_needed = no lo necesito | no la necesito | no los necesito | no las necesito | ya no necesito | no me hace falta | no hace falta | ya no lo quiero | ya no la quiero | ya no los quiero | ya no las quiero | ya no quiero | cambié de opinión | cambie de opinion | cambié de idea | cambie de idea | he cambiado de opinión | he cambiado de idea | me arrepentí | me arrepenti | me he arrepentido
option-wrong_size = Talla o tamaño incorrectos
heard-wrong_size = muy grande | muy grandes | demasiado grande | demasiado grandes | muy pequeño | muy pequeña | muy pequeños | muy pequeñas | demasiado pequeño | demasiado pequeña | demasiado pequeños | demasiado pequeñas | muy chico | muy chica | muy ajustado | muy ajustada | me queda grande | me quedan grandes | me queda pequeño | me queda pequeña | me quedan pequeños | me quedan pequeñas | me queda chico | me queda chica | me quedan chicos | me quedan chicas | me aprieta | me aprietan | no me queda bien | no me quedan bien | no me quedó bien | no me quedo bien | no me cabe | no me caben | no me entra | no me entran | no me va bien | no me vale | no me valen | no es mi talla | talla equivocada | talla incorrecta | otra talla
option-not_as_described = No es como se describe
heard-not_as_described = no es como | no son como | no se parece | no se parecen | no coincide | no es lo que esperaba | no era lo que esperaba | diferente a la foto | distinto a la foto | distinto de la foto | diferente a la descripción | diferente a la descripcion
option-damaged = Está dañado
heard-damaged = dañado | dañada | dañados | dañadas | roto | rota | rotas | están rotos | estan rotos | llegaron rotos | vinieron rotos | quebrado | quebrada | rajado | rajada | rasgado | rasgada | está rayado | está rayada | esta rayado | esta rayada | rayones | golpeado | golpeada | estropeado | estropeada | defectuoso | defectuosa | no funciona | no funcionan
option-wrong_item = No es lo que pedí
heard-wrong_item = no es lo que pedí | no es lo que pedi | no es lo que compré | no es lo que compre | no era lo que pedí | no era lo que pedi | no es el que pedí | no es el que pedi | artículo equivocado | articulo equivocado | producto equivocado | me enviaron otro | me enviaron otra | me mandaron otro | me mandaron otra | me llegó otro | me llego otro | me llegó otra cosa | me llego otra cosa
confirm-return_items = Voy a registrar esta devolución del pedido { $order }:
done-return_items = Tu devolución del pedido { $order } está registrada.
return-how = Pon los artículos en su caja original, por favor. Te llegará un correo con la etiqueta; puedes dejar el paquete en cualquier punto de entrega de la empresa de transporte.

flow-exchange_items = tu cambio
ask-exchange-order = ¿De qué pedido es lo que quieres cambiar?
ask-exchange-items = ¿Qué artículo quieres cambiar, y por cuál?
confirm-exchange_items = Voy a registrar el cambio de estos artículos del pedido { $order }; si hay diferencia de precio, usaremos { $method }.
done-exchange_items = El cambio del pedido { $order } está registrado.

flow-expedite = la entrega urgente de tu pedido
ask-expedite-order = ¿Qué pedido necesitas antes?
confirm-expedite = Voy a marcar el pedido { $order } como urgente para el almacén y la empresa de transporte.
done-expedite = El pedido { $order } está marcado como urgente. No puedo prometerte un día, pero tiene prioridad.

flow-invoice = tu factura
ask-invoice-order = ¿De qué pedido necesitas la factura?
ask-invoice_for = ¿La factura es para ti o para una empresa?
option-person = Para mí
heard-person = para mí | a mi nombre | personal | como particular | soy particular | persona física | persona fisica | persona natural | consumidor final
option-company = Para una empresa
heard-company = empresa | mi empresa | la empresa | compañía | compania | negocio | sociedad | razón social | razon social | persona jurídica | persona juridica | persona moral | autónomo | autonomo
ask-invoice-title = ¿A qué nombre la emitimos?
ask-tax_number = ¿Cuál es el número de identificación fiscal de la empresa?
named-title = a nombre de | razón social:
named-tax_number = nif es | nif: | cif es | cif:
confirm-issue_invoice = Voy a emitir una factura del pedido { $order } a nombre de { $title }{ $tax ->
    [none] .
   *[other] {""}, número de identificación fiscal { $tax }.
}
done-issue_invoice = Te estamos enviando la factura del pedido { $order }, a nombre de { $title }.

flow-repair = la reparación
ask-repair-order = ¿De qué pedido es?
flow-installation = la instalación
ask-installation-visit = ¿Quieres reservar una visita para que te lo instalen?
ask-installation-order = ¿Qué pedido hay que instalar?
confirm-book_service = Voy a reservar una visita para el pedido { $order } el { $day }: { $name }, { $phone }.
done-book_service = La visita para el pedido { $order } está reservada para el { $day }.

flow-price_protection = la diferencia de precio
ask-price-order = ¿De qué pedido se trata?
confirm-protect_price = Voy a devolverte la diferencia con respecto al precio de hoy en el pedido { $order }.
done-protect_price = Ya te estamos devolviendo la diferencia de precio del pedido { $order }.

flow-damaged_or_wrong = el artículo dañado o equivocado
ask-damaged-order = Lo siento. ¿De qué pedido es?
ask-damaged-items = ¿De qué artículos se trata?
flow-missing_item = lo que falta en tu pedido
ask-missing-order = Siento que falte algo. ¿En qué pedido?
missing-two-parcels = A veces un pedido llega en más de un paquete, y el resto todavía va en camino.
flow-delivered_not_received = el paquete que no te llegó
ask-lost-order = Lo siento. ¿De qué pedido se trata?
flow-delivery_delayed = el retraso de tu pedido
ask-delayed-order = Siento que tengas que esperar. ¿De qué pedido se trata?
flow-track_refund = tu reembolso
ask-refund-order = ¿De qué pedido es el reembolso?
flow-complaint = tu queja
flow-payment_issue = el pago
flow-delete_account = el cierre de tu cuenta
flow-data_privacy = tus datos personales

# Why something is refused; `refused-CODE`, with what the policy gives.
refused-not_allowed = Nuestras condiciones no lo permiten.
refused-sign_in_needed = Para eso tienes que iniciar sesión en nuestra web.
refused-proof_needed = Para eso necesito comprobar que el pedido es tuyo.
refused-order_not_found = No encuentro ese pedido.
refused-already_packed = El pedido ya está preparado o va en camino, así que ya no se puede cambiar ni cancelar. Cuando llegue, puedes devolverlo.
refused-delivered_return_instead = El pedido ya llegó, así que no se puede cancelar. Pero puedes devolverlo.
refused-already_cancelled = El pedido ya está cancelado; no queda nada por hacer.
refused-items_changed_before = Los artículos de este pedido ya se cambiaron, y solo se puede hacer una vez.
refused-not_delivered = El pedido todavía no ha llegado. Cuando llegue, puedes devolverlo.
refused-return_window_ended = El plazo de devolución terminó el { $until }.
refused-return_requested_before = Ya se pidió una devolución de este pedido, y solo puede haber una.
refused-exchange_requested_before = Ya se pidió un cambio de este pedido, y solo puede haber uno.
refused-refund_to_original_only = El dinero solo se puede devolver al medio con el que se pagó el pedido o a una tarjeta regalo.
refused-other_destination = Una devolución anterior de este pedido se reembolsa a otro medio de pago; esta tiene que ir al mismo.
refused-nothing_to_expedite = No queda nada que acelerar: el pedido ya llegó o se canceló.
refused-expedited_before = El pedido ya estaba marcado como urgente.
refused-nothing_to_invoice = No hay factura para un pedido cancelado o devuelto.
refused-tax_number_needed = Para una factura a nombre de una empresa hace falta su número de identificación fiscal.
refused-not_shipped = La visita se puede reservar cuando el pedido esté en camino.
refused-price_window_ended = La diferencia de precio se devuelve durante un tiempo después de la compra; en este pedido, el plazo terminó el { $until }.
refused-nothing_to_protect = No hay diferencia de precio que devolver en un pedido cancelado o devuelto.
refused-price_protected_before = La diferencia de precio de este pedido ya se devolvió.
refused-no_price_drop = Ningún artículo de este pedido ha bajado de precio.
refused-gift_card_too_low = El saldo de la tarjeta regalo es de solo { $balance }, y el importe necesario es { $needed }.
refused-not_available = Esa opción de { $product } no está disponible.
refused-variant_unknown = Esa opción de { $product } no existe.
refused-item_not_in_order = Ese artículo no está en el pedido, o no en esa cantidad.
refused-same_item = Esa es la opción que ya tienes.
refused-same_payment_method = El pedido ya se paga con ese medio.
refused-payment_method_not_found = Ese medio de pago no está en tu cuenta.
refused-nothing_paid = Todavía no se ha pagado nada por este pedido.
refused-refund_under_way = Ya hay un reembolso en curso para este pedido.
refused-refund_above_paid = Eso sería más de lo que se pagó por el pedido.
refused-customer_unknown = No encuentro una cuenta para este pedido. Alguien del equipo puede ayudarte.
refused-changed_meanwhile = Mientras tanto, el pedido ha cambiado, así que no he hecho nada. Dime si todavía quieres hacerlo.
refused-switched_off = Eso no puedo hacerlo en este momento. Alguien del equipo puede ayudarte.

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "¿Dónde está mi pedido?" and "Hablar
# con una persona" are shown.

intent-place_order = Puedes comprar en nuestra web: abre un producto, elige sus opciones, añádelo al carrito y finaliza la compra. Yo no puedo hacer el pedido por ti; alguien del equipo puede ayudarte.
intent-check_cancellation_fee = Cancelar es gratis mientras el pedido no esté preparado. Después puedes devolverlo en un plazo de 30 días.

intent-delivery_options = Tenemos envío estándar (de 3 a 5 días hábiles) y exprés (de 1 a 2 días hábiles); lo eliges al pagar.
intent-delivery_period = El envío estándar tarda de 3 a 5 días hábiles; el exprés, de 1 a 2. Si ya tienes un pedido, puedo consultar la fecha prevista.
intent-delivered_not_received = Lo siento. Mira cerca de tu puerta y pregunta a tus vecinos, por favor; si el paquete no está ahí, alguien del equipo puede pedir a la empresa de transporte que lo busque.
intent-set_up_shipping_address = Puedes añadir una dirección en tu cuenta, en «Direcciones», o escribir una nueva al pagar.
intent-international_shipping = Al pagar, en cuanto escribes la dirección, se ve si enviamos a tu país y cuánto cuesta. Si ahí no aparece, alguien del equipo puede comprobarlo.
intent-customs_duties = En los envíos al extranjero puede haber aranceles e impuestos de importación; te lo dirá la empresa de transporte o la aduana. Alguien del equipo puede ayudarte con los documentos.

intent-track_refund = Hacemos el reembolso en un plazo de 5 días hábiles desde que recibimos el artículo; tu banco puede tardar unos días más.
intent-check_refund_policy = Puedes devolver artículos sin usar, en su caja original, en un plazo de 30 días desde la entrega. El dinero vuelve al medio con el que pagaste, en un plazo de 5 días hábiles desde que los recibimos.

intent-check_payment_methods = Puedes pagar con tarjeta, PayPal, tarjeta regalo o transferencia bancaria.
intent-payment_issue = No puedo ver los pagos. Si se te cobró y no hay pedido, o se te cobró dos veces, alguien del equipo puede resolverlo. Por favor, no envíes nunca aquí el número de tu tarjeta.
intent-check_invoice = Tus facturas están en tu cuenta, en «Pedidos». Si alguna tiene un error, alguien del equipo puede corregirla.
intent-gift_card = Puedes usar una tarjeta regalo al pagar; ahí también se ve su saldo. Si un código no funciona, alguien del equipo puede revisarlo.

intent-product_question = Todavía no conozco los productos lo bastante bien como para responderte. La página del producto tiene los detalles, y alguien del equipo puede responder lo demás.
intent-product_availability = La página del producto muestra lo que está disponible. Quizá alguien del equipo sepa cuándo volverá lo que está agotado.
intent-product_recommendation = Todavía no puedo recomendar productos. Alguien del equipo lo hará con gusto.
intent-product_comparison = Todavía no puedo comparar productos. Las páginas de los productos tienen los detalles, y alguien del equipo puede ayudarte a elegir.
intent-size_advice = En la página del producto hay una guía de tallas. Si dudas entre dos, alguien del equipo puede aconsejarte.
intent-installation_help = El manual está en la caja y explica cada paso.
intent-authenticity_question = Todo lo que vendemos es original y viene de los propios fabricantes. Si dudas de un artículo, alguien del equipo lo comprobará.

intent-promotion_question = Las ofertas actuales están en la página de inicio de nuestra web. Si quieres saber si alguna es válida para ti, alguien del equipo puede decírtelo.
intent-coupon_problem = Comprueba que el código esté escrito tal cual, que no haya caducado y que el carrito cumpla sus condiciones. Si sigue sin funcionar, alguien del equipo puede ayudarte.
intent-loyalty_points = Tus puntos y tu nivel están en tu cuenta. Si parece que falta algo, alguien del equipo puede comprobarlo.

intent-create_account = Puedes abrir una cuenta en nuestra web, en «Iniciar sesión», con tu correo electrónico. También puedes comprar sin cuenta.
intent-registration_problems = Siento que no puedas registrarte. Mira si el correo de confirmación está en la carpeta de spam y prueba con otro navegador; si aun así no funciona, alguien del equipo puede ayudarte.
intent-sign_in_problem = Si no puedes iniciar sesión, prueba primero con «¿Olvidaste tu contraseña?». Si tu cuenta está bloqueada, alguien del equipo puede ayudarte.
intent-recover_password = Elige «¿Olvidaste tu contraseña?» donde inicias sesión; te enviaremos un correo con un enlace. Si no llega, mira en la carpeta de spam.
intent-edit_account = Puedes cambiar tus datos en tu cuenta, en «Mis datos». Lo que no se pueda cambiar ahí, lo puede cambiar alguien del equipo.
intent-switch_account = Cierra la sesión y entra con la otra cuenta. No puedo unir dos cuentas; alguien del equipo puede decirte qué opciones hay.
intent-delete_account = No puedo cerrar una cuenta. Alguien del equipo sí, después de comprobar que es tuya.
intent-data_privacy = Puedes preguntarnos en cualquier momento qué datos tuyos tenemos, y pedir que se corrijan o se borren. Alguien del equipo se ocupa de estas solicitudes.
intent-newsletter_subscription = Cada boletín lleva al final un enlace para darse de baja; puedes suscribirte al pie de nuestra web.

intent-contact_customer_service = Puedes escribirnos aquí mismo en cualquier momento. Si prefieres hablar con una persona, aviso a alguien del equipo.
intent-complaint = Siento que esto haya salido mal.
intent-review = ¡Gracias por contárnoslo! Puedes escribir una reseña en la página del producto.
intent-repeat = Mi último mensaje está justo arriba. ¿Quieres que te explique algo?
intent-start_over = De acuerdo, empecemos de nuevo. ¿En qué puedo ayudarte?

# How a change ended that the order system had not confirmed in time.
settled-done = Buenas noticias: lo que confirmaste antes ya está hecho.
settled-not-done = Ya lo he averiguado: lo que confirmaste antes no se hizo. No ha cambiado nada; dime si todavía quieres hacerlo.
settled-unknown = No he podido averiguar si se hizo lo que confirmaste. Alguien del equipo lo revisará y te lo dirá; mientras tanto, por favor, no lo pidas de nuevo.

# What is told unasked, when something of an order or an item has changed.
notice-shipped = Buenas noticias: el pedido { $order } ya va en camino{ $carrier ->
    [none] {""}
   *[other] {""} con { $carrier }
}{ $date ->
    [none] .
   *[other] {""} y debería llegar el { $date }.
}
notice-tracking = Número de seguimiento: { $tracking }
notice-delayed = Lo siento, el pedido { $order } lleva retraso{ $date ->
    [none] .
   *[other] . Ahora debería llegar el { $date }.
}
notice-out_for_delivery = El pedido { $order } está en reparto y debería llegar hoy.
notice-delivered = El pedido { $order } ya se entregó.
notice-refund_paid = Ya se ha pagado tu reembolso de { $amount } por el pedido { $order }.
notice-back_in_stock = Otra vez disponible: { $name }.
choice-notices-off = No recibir más avisos
choice-notices-on = Volver a recibir avisos
notices-off = De acuerdo, ya no te enviaré avisos. Puedes preguntarme cuando quieras.
notices-on = De acuerdo, te avisaré aquí cuando haya novedades.
watching-item = De acuerdo, te avisaré aquí cuando vuelva a estar disponible.
