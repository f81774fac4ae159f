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
ask-order-number-again = No encuentro un número de pedido en tu mensaje. Es parecido a #AC104233. Si no lo tienes, puedo pasarte con alguien del equipo.
ask-proof = Gracias. Para proteger tus datos, envíame también el correo electrónico o el código postal del pedido { $order }.
ask-proof-again = Necesito el correo electrónico o el código postal con el que se hizo el pedido { $order }.
ask-which-order = Estos son tus últimos pedidos. ¿De cuál se trata?
ask-which-order-again = Elige uno de estos pedidos, por favor, o envíame su número.
no-orders = No encuentro pedidos en tu cuenta. Si compraste sin cuenta, envíame el número de pedido y el correo electrónico o el código postal del pedido.

order-not-found = No encuentro ningún pedido que coincida. Revisa el número de pedido y el correo electrónico o el código postal, y envíame ambos otra vez, por favor.
order-too-many-attempts = No puedo buscar más pedidos en esta conversación. Alguien del equipo puede comprobar tu identidad y ayudarte.
order-unknown = Ahora mismo no puedo consultar nuestro sistema de pedidos, así que no lo sé. Vuelve a preguntarme en unos minutos o habla con alguien del equipo.

order-pending = El pedido { $order } está confirmado y se preparará pronto.
order-processed = Estamos preparando el pedido { $order }.
order-shipped = El pedido { $order } va en camino{ $date ->
    [none] .
   *[other] {""} y debería llegar el { $date }.
}
order-late = El pedido { $order } va en camino, pero con retraso: debía haber llegado el { $date }. Lo siento.
order-out_for_delivery = El pedido { $order } está en reparto y debería llegar hoy.
order-delivered = El pedido { $order } se entregó{ $date ->
    [none] .
   *[other] {""} el { $date }.
}
order-cancelled = El pedido { $order } se canceló.
order-returned = El pedido { $order } volvió a nosotros.

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
capabilities = Puedo decirte dónde está tu pedido, responder preguntas sobre envíos y devoluciones, o pasarte con alguien del equipo.
acknowledged = De acuerdo.
not-understood = Perdona, no te he entendido. ¿Puedes decirlo con otras palabras?
not-understood-choices = Sigo sin entenderlo, perdona. ¿Quizá es una de estas cosas?
no-flow = Eso todavía no puedo hacerlo. Alguien del equipo sí.

handoff-requested = Estoy pidiendo a alguien del equipo que continúe. Mientras tanto no responderé; escribe lo que pueda ayudar.
handoff-joined = Alguien del equipo se ha unido a la conversación.
handoff-left = La conversación vuelve a mí, el asistente automático.
handoff-nobody = Lo siento, en este momento no hay nadie libre. Puedes seguir esperando o continuar conmigo.
handoff-waiting = De acuerdo, te guardo el turno.
handoff-back = Aquí estoy de nuevo: soy el asistente automático.
failed = Algo falló de nuestro lado y no pude atender tu mensaje. Estoy pidiendo a alguien del equipo que lo revise.
ended = Esta conversación ha terminado. ¡Gracias!

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "¿Dónde está mi pedido?" and "Hablar
# con una persona" are shown.

intent-place_order = Puedes comprar en nuestra web: abre un producto, elige sus opciones, añádelo al carrito y ve a pagar. Yo no puedo hacer el pedido por ti; alguien del equipo puede ayudarte.
intent-cancel_order = Un pedido se puede cancelar hasta que esté embalado. Todavía no puedo hacerlo yo; alguien del equipo sí.
intent-change_order = Los artículos, las opciones y las cantidades se pueden cambiar hasta que el pedido esté embalado. Todavía no puedo hacerlo yo; alguien del equipo sí.
intent-expedite_order = No puedo acelerar un pedido. Mientras no esté embalado, alguien del equipo puede ver si es posible el envío exprés.
intent-check_cancellation_fee = Cancelar es gratis hasta que el pedido esté embalado. Después puedes devolverlo en un plazo de 30 días.

intent-delivery_options = Tenemos envío estándar (de 3 a 5 días hábiles) y exprés (de 1 a 2 días hábiles); lo eliges al pagar.
intent-delivery_period = El envío estándar tarda de 3 a 5 días hábiles; el exprés, de 1 a 2. Si ya tienes un pedido, puedo buscar el día.
intent-delivery_delayed = Siento que tengas que esperar. Déjame mirarlo: ¿cuál es el número de pedido?
intent-delivered_not_received = Lo siento. Mira cerca de tu puerta y pregunta a tus vecinos, por favor; si no está ahí, alguien del equipo iniciará una búsqueda con la empresa de transporte.
intent-change_shipping_address = La dirección se puede cambiar hasta que el pedido esté embalado. Todavía no puedo hacerlo yo; alguien del equipo sí.
intent-set_up_shipping_address = Puedes añadir una dirección en tu cuenta, en «Direcciones», o escribir una nueva al pagar.
intent-international_shipping = Al pagar, en cuanto escribes la dirección, se ve si enviamos a tu país y cuánto cuesta. Si ahí no aparece, alguien del equipo puede comprobarlo.
intent-customs_duties = En los envíos al extranjero puede haber aranceles e impuestos de importación; te lo dirá la empresa de transporte o la aduana. Alguien del equipo puede ayudarte con los documentos.

intent-return_item = Puedes devolver los artículos en un plazo de 30 días desde la entrega, sin usar y en su caja. Todavía no puedo iniciar la devolución; alguien del equipo sí.
intent-exchange_item = Puedes cambiar un artículo sin usar por otra talla u otro color en un plazo de 30 días desde la entrega. Todavía no puedo gestionarlo yo; alguien del equipo sí.
intent-get_refund = El reembolso se hace por el mismo medio con el que pagaste, en los 5 días hábiles desde que recibimos el artículo. Todavía no puedo iniciarlo; alguien del equipo sí.
intent-track_refund = El reembolso se paga en los 5 días hábiles desde que recibimos el artículo; tu banco puede tardar unos días más. Todavía no puedo ver los reembolsos; alguien del equipo puede mirarlo.
intent-check_refund_policy = Puedes devolver artículos sin usar en un plazo de 30 días desde la entrega, en su caja. El dinero vuelve al medio con el que pagaste, en los 5 días hábiles desde que los recibimos.
intent-damaged_or_wrong_item = Lo siento. Alguien del equipo lo resolverá; ayudan las fotos del artículo y de la caja. ¿Aviso a alguien?
intent-missing_item = Siento que falte algo. A veces un pedido llega en más de un paquete: puedo consultar el tuyo. Si de verdad falta, alguien del equipo lo resolverá.
intent-warranty_repair = Si algo se rompe o falla, alguien del equipo puede decirte qué cubre la garantía y organizar la reparación. Ten a mano el número de pedido, por favor.
intent-price_protection = No puedo decidir sobre diferencias de precio. Alguien del equipo puede mirar tu pedido y el precio nuevo.

intent-check_payment_methods = Puedes pagar con tarjeta, PayPal, tarjeta regalo o transferencia bancaria.
intent-payment_issue = No puedo ver los pagos. Si se cobró dinero y no hay pedido, o se cobró dos veces, alguien del equipo lo resolverá. Por favor, no envíes nunca aquí el número de tu tarjeta.
intent-change_payment_method = La forma de pago se puede cambiar hasta que el pedido esté embalado. Todavía no puedo hacerlo yo; alguien del equipo sí.
intent-get_invoice = La factura llega con el correo que avisa de que tu pedido va en camino. Si necesitas otra, o una a nombre de una empresa, alguien del equipo puede emitirla.
intent-check_invoice = Tus facturas están en tu cuenta, en «Pedidos». Si hay algo mal en una, alguien del equipo puede corregirla.
intent-gift_card = Puedes usar una tarjeta regalo al pagar; ahí también se ve su saldo. Si un código no funciona, alguien del equipo puede revisarlo.

intent-product_question = Todavía no conozco los productos lo bastante bien para responderte. La página del producto tiene los detalles, y alguien del equipo puede responder lo demás.
intent-product_availability = La página del producto muestra lo que hay en existencia. Cuándo volverá a haber, quizá lo sepa alguien del equipo.
intent-product_recommendation = Todavía no puedo recomendar productos. Alguien del equipo lo hará con gusto.
intent-product_comparison = Todavía no puedo comparar productos. Las páginas de los productos tienen los detalles, y alguien del equipo puede ayudarte a elegir.
intent-size_advice = En la página del producto hay una guía de tallas. Si dudas entre dos, alguien del equipo puede aconsejarte.
intent-installation_help = El manual está en la caja. Si algún paso no queda claro, alguien del equipo puede ayudarte.
intent-authenticity_question = Todo lo que vendemos es original y viene de los propios fabricantes. Si dudas de un artículo, alguien del equipo lo comprobará.

intent-promotion_question = Las ofertas actuales están en la página de inicio de nuestra web. Si quieres saber si una vale para ti, alguien del equipo puede decírtelo.
intent-coupon_problem = Comprueba que el código esté escrito tal cual, que no haya caducado y que el carrito cumpla sus condiciones. Si sigue sin funcionar, alguien del equipo puede ayudarte.
intent-loyalty_points = Tus puntos y tu nivel están en tu cuenta. Si parece que falta algo, alguien del equipo puede comprobarlo.

intent-create_account = Puedes abrir una cuenta en nuestra web, en «Iniciar sesión», con tu correo electrónico. También puedes comprar sin cuenta.
intent-registration_problems = Siento que el registro no funcione. Mira si el correo de confirmación está en la carpeta de spam y prueba con otro navegador; si no sirve, alguien del equipo puede ayudarte.
intent-sign_in_problem = Si no puedes iniciar sesión, prueba primero con «¿Olvidaste tu contraseña?». Si tu cuenta está bloqueada, alguien del equipo puede ayudarte.
intent-recover_password = Elige «¿Olvidaste tu contraseña?» donde inicias sesión; te enviaremos un correo con un enlace. Si no llega, mira en la carpeta de spam.
intent-edit_account = Puedes cambiar tus datos en tu cuenta, en «Mis datos». Lo que no se pueda cambiar ahí, lo puede cambiar alguien del equipo.
intent-switch_account = Cierra la sesión y entra con la otra cuenta. No puedo unir dos cuentas; alguien del equipo puede decirte qué es posible.
intent-delete_account = No puedo cerrar una cuenta. Alguien del equipo sí, después de comprobar que es tuya.
intent-data_privacy = Puedes preguntarnos en cualquier momento qué datos tuyos tenemos, y pedir que se corrijan o se borren. Alguien del equipo recibe estas solicitudes.
intent-newsletter_subscription = Cada boletín lleva al final un enlace para darse de baja; puedes suscribirte al pie de nuestra web.

intent-contact_customer_service = Puedes escribirnos aquí mismo en cualquier momento. Si prefieres una persona, aviso a alguien del equipo.
intent-complaint = Siento que esto haya salido mal. Me gustaría que alguien del equipo lo viera; ¿aviso a alguien?
intent-review = ¡Gracias por contárnoslo! Puedes escribir una reseña en la página del producto.
intent-repeat = Mi último mensaje está justo arriba. ¿Hay algo que deba explicarte?
intent-start_over = De acuerdo, empecemos de nuevo. ¿En qué puedo ayudarte?

settled-done = Buenas noticias: lo que confirmó antes ya está hecho.
settled-not-done = Ya lo he averiguado: lo que confirmó antes no se hizo. No ha cambiado nada; dígame si todavía lo quiere.
settled-unknown = No he podido averiguar si se hizo lo que confirmó. Un compañero lo mirará y se lo dirá; mientras tanto, por favor, no lo pida de nuevo.
