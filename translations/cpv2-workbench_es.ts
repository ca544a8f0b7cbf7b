<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>&amp;Left</source>
        <translation>&amp;Izquierda</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>&amp;Archivo…</translation>
    </message>
    <message>
        <source>File for the left side</source>
        <translation>Archivo para el lado izquierdo</translation>
    </message>
    <message>
        <source>&amp;Swap</source>
        <translation>In&amp;tercambiar</translation>
    </message>
    <message>
        <source>&amp;Right</source>
        <translation>&amp;Derecha</translation>
    </message>
    <message>
        <source>Fil&amp;e…</source>
        <translation>Archiv&amp;o…</translation>
    </message>
    <message>
        <source>File for the right side</source>
        <translation>Archivo para el lado derecho</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <source>&amp;Go to field</source>
        <translation>Ir al ca&amp;mpo</translation>
    </message>
    <message>
        <source>Show the field in the form of the open request</source>
        <translation>Mostrar el campo en el formulario de la solicitud abierta</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy the chosen differences as text</source>
        <translation>Copiar como texto las diferencias elegidas</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Intercambiar izquierda y derecha</translation>
    </message>
</context>
<context>
    <name>CsvMappingDialog</name>
    <message>
        <source>Import a table</source>
        <translation>Importar una tabla</translation>
    </message>
    <message>
        <source>Each &amp;row is:</source>
        <translation>Cada &amp;fila es:</translation>
    </message>
    <message>
        <source>What each &amp;column becomes:</source>
        <translation>En qué se convierte cada &amp;columna:</translation>
    </message>
    <message>
        <source>The first ro&amp;ws:</source>
        <translation>Las primeras fi&amp;las:</translation>
    </message>
    <message>
        <source>Pro&amp;blems:</source>
        <translation>Pro&amp;blemas:</translation>
    </message>
    <message>
        <source>Re&amp;place what is already there</source>
        <translation>&amp;Reemplazar lo que ya hay</translation>
    </message>
</context>
<context>
    <name>EnvironmentsDialog</name>
    <message>
        <source>Environments</source>
        <translation>Entornos</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Agregar</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>E&amp;liminar</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>&amp;Endpoint:</source>
        <translation>&amp;Endpoint:</translation>
    </message>
    <message>
        <source>https://</source>
        <translation>https://</translation>
    </message>
    <message>
        <source>API &amp;key:</source>
        <translation>&amp;Clave de API:</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Olvidar</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>Com&amp;probar</translation>
    </message>
    <message>
        <source>&amp;Live: money can move</source>
        <translation>&amp;Real: puede moverse dinero</translation>
    </message>
    <message>
        <source>Amount &amp;cap:</source>
        <translation>&amp;Monto máximo:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Callback &amp;address:</source>
        <translation>&amp;Dirección de callback:</translation>
    </message>
    <message>
        <source>the listener&apos;s own</source>
        <translation>la del receptor</translation>
    </message>
    <message>
        <source>&amp;Proxy:</source>
        <translation>Pro&amp;xy:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>CA certificates:</source>
        <translation>Certificados de CA:</translation>
    </message>
    <message>
        <source>Client certificate:</source>
        <translation>Certificado de cliente:</translation>
    </message>
    <message>
        <source>A PEM file</source>
        <translation>Un archivo PEM</translation>
    </message>
    <message>
        <source>A PEM file without a passphrase</source>
        <translation>Un archivo PEM sin contraseña</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Forward postbacks to:</source>
        <translation>Reenviar postbacks a:</translation>
    </message>
    <message>
        <source>Asks the service whether it accepts the key. Nothing is paid.</source>
        <translation>Pregunta al servicio si acepta la clave. No se paga nada.</translation>
    </message>
    <message>
        <source>Requests above this amount are not sent</source>
        <translation>Las solicitudes por encima de este monto no se envían</translation>
    </message>
    <message>
        <source>The address that the service is given instead of the listener&apos;s own, for example that of a tunnel</source>
        <translation>La dirección que se indica al servicio en lugar de la propia del receptor, por ejemplo la de un túnel</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Personalizado</translation>
    </message>
    <message>
        <source>The proxy&apos;s address</source>
        <translation>La dirección del proxy</translation>
    </message>
    <message>
        <source>A PEM file of certificates to trust in addition to the system&apos;s</source>
        <translation>Un archivo PEM de certificados en los que confiar además de los del sistema</translation>
    </message>
    <message>
        <source>Client certificate key:</source>
        <translation>Clave del certificado de cliente:</translation>
    </message>
    <message>
        <source>Connection timeout:</source>
        <translation>Tiempo de espera de conexión:</translation>
    </message>
    <message>
        <source>Total timeout:</source>
        <translation>Tiempo de espera total:</translation>
    </message>
    <message>
        <source>Postback status:</source>
        <translation>Respuesta al postback:</translation>
    </message>
    <message>
        <source>Postback delay:</source>
        <translation>Retraso de la respuesta:</translation>
    </message>
    <message>
        <source>Postback body:</source>
        <translation>Cuerpo de la respuesta:</translation>
    </message>
    <message>
        <source>Callbacks per minute:</source>
        <translation>Callbacks por minuto:</translation>
    </message>
    <message>
        <source>How many callbacks of one round trip are kept per minute; more of them are answered 429. Without a limit, only the free space on the disk limits what a sender can fill.</source>
        <translation>Cuántos callbacks de un recorrido se guardan por minuto; los demás reciben 429 como respuesta. Sin límite, solo el espacio libre del disco limita lo que un remitente puede ocupar.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>como máximo </translation>
    </message>
    <message>
        <source>no one</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>Allow addresses in private networks</source>
        <translation>Permitir direcciones en redes privadas</translation>
    </message>
    <message>
        <source>Fields that are IDs:</source>
        <translation>Campos que son identificadores:</translation>
    </message>
    <message>
        <source>Names of fields, separated by commas, whose values are never masked as card numbers</source>
        <translation>Nombres, separados por comas, de campos cuyos valores nunca se enmascaran como números de tarjeta</translation>
    </message>
</context>
<context>
    <name>ExchangeInspector</name>
    <message>
        <source>No postback yet.</source>
        <translation>Aún no hay postback.</translation>
    </message>
    <message>
        <source>Fields asked and reported</source>
        <translation>Campos pedidos e informados</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retorno</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Sin procesar</translation>
    </message>
    <message>
        <source>Message to show</source>
        <translation>Mensaje que se muestra</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Show the bytes in hexadecimal</source>
        <translation>Mostrar los bytes en hexadecimal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the whole message</source>
        <translation>Copiar el mensaje completo</translation>
    </message>
    <message>
        <source>Raw bytes</source>
        <translation>Bytes sin procesar</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Formato:</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Lo que se escribirá</translation>
    </message>
    <message>
        <source>Include the API &amp;key</source>
        <translation>Incluir la clave de &amp;API</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find in the JSON</source>
        <translation>Buscar en el JSON</translation>
    </message>
    <message>
        <source>▲</source>
        <translation>▲</translation>
    </message>
    <message>
        <source>▼</source>
        <translation>▼</translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>Distinguir &amp;mayúsculas</translation>
    </message>
    <message>
        <source>✕</source>
        <translation>✕</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Cerrar la barra de búsqueda</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Coincidencias</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Coincidencia anterior (Mayús+F3)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Coincidencia siguiente (F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Coincidencia siguiente</translation>
    </message>
</context>
<context>
    <name>GenerateDialog</name>
    <message>
        <source>Generate a request</source>
        <translation>Generar una solicitud</translation>
    </message>
    <message>
        <source>&amp;Customers:</source>
        <translation>&amp;Clientes:</translation>
    </message>
    <message>
        <source>&amp;Invoices of each customer:</source>
        <translation>&amp;Facturas de cada cliente:</translation>
    </message>
    <message>
        <source>&amp;Fee lines of each invoice:</source>
        <translation>&amp;Líneas de tarifa de cada factura:</translation>
    </message>
    <message>
        <source>&amp;Seed:</source>
        <translation>&amp;Semilla:</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>Generando</translation>
    </message>
    <message>
        <source>The same numbers and the same seed always give the same request</source>
        <translation>Los mismos números y la misma semilla dan siempre la misma solicitud</translation>
    </message>
    <message>
        <source>Estimated size</source>
        <translation>Tamaño estimado</translation>
    </message>
    <message>
        <source>Why the request cannot be generated</source>
        <translation>Por qué no se puede generar la solicitud</translation>
    </message>
    <message>
        <source>That request would be larger than 64 MiB, the most that can be read back.</source>
        <translation>Esa solicitud superaría los 64 MiB, lo máximo que se puede volver a leer.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>&amp;Which call:</source>
        <translation>&amp;Qué llamada:</translation>
    </message>
    <message>
        <source>&amp;Body:</source>
        <translation>&amp;Cuerpo:</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Cuerpo</translation>
    </message>
</context>
<context>
    <name>ImportTextDialog</name>
    <message>
        <source>Import from text</source>
        <translation>Importar de un texto</translation>
    </message>
    <message>
        <source>A cURL &amp;command, a Postman collection, an HTTP archive (HAR) or JSON:</source>
        <translation>Un &amp;comando cURL, una colección de Postman, un archivo HTTP (HAR) o JSON:</translation>
    </message>
    <message>
        <source>Text to import</source>
        <translation>Texto que importar</translation>
    </message>
</context>
<context>
    <name>InvoiceForm</name>
    <message>
        <source>Service fees</source>
        <translation>Tarifas de servicio</translation>
    </message>
    <message>
        <source>card</source>
        <translation>tarjeta</translation>
    </message>
    <message>
        <source>ACH</source>
        <translation>ACH</translation>
    </message>
    <message>
        <source>Fee lines</source>
        <translation>Líneas de tarifa</translation>
    </message>
    <message>
        <source>Duplicate the fee line (Ctrl+D)</source>
        <translation>Duplicar la línea de tarifa (Ctrl+D)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Move the fee line up (Alt+Up)</source>
        <translation>Subir la línea de tarifa (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Move the fee line down (Alt+Down)</source>
        <translation>Bajar la línea de tarifa (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation>Campos personalizados</translation>
    </message>
    <message>
        <source>Add a fee line</source>
        <translation>Agregar una línea de tarifa</translation>
    </message>
    <message>
        <source>Duplicate the fee line</source>
        <translation>Duplicar la línea de tarifa</translation>
    </message>
    <message>
        <source>Remove the fee line</source>
        <translation>Quitar la línea de tarifa</translation>
    </message>
    <message>
        <source>Move the fee line up</source>
        <translation>Subir la línea de tarifa</translation>
    </message>
    <message>
        <source>Move the fee line down</source>
        <translation>Bajar la línea de tarifa</translation>
    </message>
    <message>
        <source>Add a custom field</source>
        <translation>Agregar un campo personalizado</translation>
    </message>
    <message>
        <source>Duplicate the custom field (Ctrl+D)</source>
        <translation>Duplicar el campo personalizado (Ctrl+D)</translation>
    </message>
    <message>
        <source>Duplicate the custom field</source>
        <translation>Duplicar el campo personalizado</translation>
    </message>
    <message>
        <source>Remove the custom field</source>
        <translation>Quitar el campo personalizado</translation>
    </message>
    <message>
        <source>Move the custom field up (Alt+Up)</source>
        <translation>Subir el campo personalizado (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Move the custom field up</source>
        <translation>Subir el campo personalizado</translation>
    </message>
    <message>
        <source>Move the custom field down (Alt+Down)</source>
        <translation>Bajar el campo personalizado (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Move the custom field down</source>
        <translation>Bajar el campo personalizado</translation>
    </message>
    <message>
        <source>Set the custom field to null</source>
        <translation>Poner el campo personalizado en null</translation>
    </message>
    <message>
        <source>Set BalanceDue to the sum of the fee lines</source>
        <translation>Poner en BalanceDue la suma de las líneas de tarifa</translation>
    </message>
    <message>
        <source>Add a fee line (Alt+Ins, Ins)</source>
        <translation>Agregar una línea de tarifa (Alt+Ins, Ins)</translation>
    </message>
    <message>
        <source>Remove the fee line (Ctrl+Shift+Del, Del)</source>
        <translation>Quitar la línea de tarifa (Ctrl+Mayús+Supr, Supr)</translation>
    </message>
    <message>
        <source>Add a custom field (Alt+Ins, Ins)</source>
        <translation>Agregar un campo personalizado (Alt+Ins, Ins)</translation>
    </message>
    <message>
        <source>Remove the custom field, so that it is absent (Ctrl+Shift+Del, Del)</source>
        <translation>Quitar el campo personalizado, de modo que esté ausente (Ctrl+Mayús+Supr, Supr)</translation>
    </message>
    <message>
        <source>Set the custom field to null (Alt+0)</source>
        <translation>Poner el campo personalizado en null (Alt+0)</translation>
    </message>
</context>
<context>
    <name>JsonEditor</name>
    <message>
        <source>JSON of the request</source>
        <translation>JSON de la solicitud</translation>
    </message>
    <message>
        <source>What is wrong with the JSON</source>
        <translation>Qué está mal en el JSON</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>This system has no keychain.</source>
        <translation>Este sistema no tiene llavero.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain is locked or refuses access.</source>
        <translation>El llavero del sistema está bloqueado o niega el acceso.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain is not usable (%1).</source>
        <translation>El llavero del sistema no se puede usar (%1).</translation>
    </message>
</context>
<context>
    <name>ListenerDialog</name>
    <message>
        <source>Callback listener</source>
        <translation>Receptor de callbacks</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Puerto</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>cualquiera libre</translation>
    </message>
    <message>
        <source>&amp;Reachable from other computers</source>
        <translation>&amp;Accesible desde otros equipos</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>C&amp;ifrado</translation>
    </message>
    <message>
        <source>none: http</source>
        <translation>ninguno: http</translation>
    </message>
    <message>
        <source>&amp;Certificate</source>
        <translation>&amp;Certificado</translation>
    </message>
    <message>
        <source>PEM, without a passphrase</source>
        <translation>PEM, sin contraseña</translation>
    </message>
    <message>
        <source>Pages that are already open keep the old address, port and scheme.</source>
        <translation>Las páginas ya abiertas conservan la dirección, el puerto y el esquema anteriores.</translation>
    </message>
    <message>
        <source>Applies until you turn it off or quit, as does encryption. Otherwise only this computer can reach the listener.</source>
        <translation>Vale hasta que lo desactive o salga del programa, igual que el cifrado. De lo contrario, solo este equipo puede llegar al receptor.</translation>
    </message>
    <message>
        <source>https with a self-signed certificate for localhost</source>
        <translation>https con un certificado autofirmado para localhost</translation>
    </message>
    <message>
        <source>https with your own certificate</source>
        <translation>https con su propio certificado</translation>
    </message>
    <message>
        <source>PEM, followed by the certificates that issued it</source>
        <translation>PEM, seguido de los certificados que lo emitieron</translation>
    </message>
    <message>
        <source>Private &amp;key</source>
        <translation>Cla&amp;ve privada</translation>
    </message>
    <message>
        <source>Only the built-in simulator trusts this certificate. A browser warns before it returns, and CPV2 will not post back to it. It shows that https works, not that the biller&apos;s portal is trusted.</source>
        <translation>Solo el simulador incorporado confía en este certificado. Un navegador avisa antes de volver, y CPV2 no le enviará postbacks. Demuestra que https funciona, no que el portal del facturador sea de confianza.</translation>
    </message>
    <message>
        <source>Also answers &amp;to</source>
        <translation>Responde &amp;también a</translation>
    </message>
    <message>
        <source>Names by which a container or another computer calls the listener, separated by commas. Requests to any other name are refused.</source>
        <translation>Nombres con los que un contenedor u otro equipo llama al receptor, separados por comas. Las solicitudes a cualquier otro nombre se rechazan.</translation>
    </message>
    <message>
        <source>for example host.docker.internal</source>
        <translation>por ejemplo host.docker.internal</translation>
    </message>
    <message>
        <source>Requests that were re&amp;fused</source>
        <translation>Solicitudes &amp;rechazadas</translation>
    </message>
</context>
<context>
    <name>LiveConfirmationDialog</name>
    <message>
        <source>Submit to a live service</source>
        <translation>Enviar a un servicio real</translation>
    </message>
    <message>
        <source>This request goes to a live service. It may ask a real payer for real money.</source>
        <translation>Esta solicitud va a un servicio real. Puede pedir dinero real a un pagador real.</translation>
    </message>
    <message>
        <source>To submit, &amp;type the host name:</source>
        <translation>Para enviar, &amp;escriba el nombre del host:</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>Arc&amp;hivo</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir recien&amp;te</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation>&amp;Solicitud</translation>
    </message>
    <message>
        <source>&amp;Round trip</source>
        <translation>&amp;Recorrido</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Barra de herramientas</translation>
    </message>
    <message>
        <source>&amp;New from the sample</source>
        <translation>&amp;Nueva a partir del ejemplo</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>New, &amp;blank</source>
        <translation>Nueva en &amp;blanco</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Abrir…</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>G&amp;uardar como…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Copy JSON</source>
        <translation>&amp;Copiar JSON</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy the bytes that would be sent</source>
        <translation>Copiar los bytes que se enviarían</translation>
    </message>
    <message>
        <source>&amp;Submit</source>
        <translation>&amp;Enviar</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Send the request (Ctrl+Return)</source>
        <translation>Enviar la solicitud (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Stop waiting for the answer</source>
        <translation>Dejar de esperar la respuesta</translation>
    </message>
    <message>
        <source>&amp;Open page</source>
        <translation>&amp;Abrir la página</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Open the hosted page in the browser (Ctrl+Shift+P)</source>
        <translation>Abrir la página alojada en el navegador (Ctrl+Mayús+P)</translation>
    </message>
    <message>
        <source>Copy page &amp;address</source>
        <translation>Copiar la &amp;dirección de la página</translation>
    </message>
    <message>
        <source>Open the &amp;hosted page automatically</source>
        <translation>Abrir la página alo&amp;jada automáticamente</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Navigator</source>
        <translation>&amp;Explorador</translation>
    </message>
    <message>
        <source>&amp;JSON and findings</source>
        <translation>&amp;JSON y hallazgos</translation>
    </message>
    <message>
        <source>&amp;Getting started</source>
        <translation>&amp;Primeros pasos</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>&amp;About CPV2 Workbench</source>
        <translation>&amp;Acerca de CPV2 Workbench</translation>
    </message>
    <message>
        <source>New &amp;from</source>
        <translation>Nueva a &amp;partir de</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>&amp;Edit JSON</source>
        <translation>&amp;Editar el JSON</translation>
    </message>
    <message>
        <source>&amp;Find in the JSON…</source>
        <translation>&amp;Buscar en el JSON…</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Buscar &amp;siguiente</translation>
    </message>
    <message>
        <source>F3</source>
        <translation>F3</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>Buscar &amp;anterior</translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation>Shift+F3</translation>
    </message>
    <message>
        <source>Filter the na&amp;vigator</source>
        <translation>Filtrar el e&amp;xplorador</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>&amp;Go to field…</source>
        <translation>&amp;Ir al campo…</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>&amp;Duplicate as new transaction</source>
        <translation>&amp;Duplicar como transacción nueva</translation>
    </message>
    <message>
        <source>&amp;Biller profile…</source>
        <translation>Perfil del &amp;facturador…</translation>
    </message>
    <message>
        <source>Ne&amp;xt request</source>
        <translation>Solicitud s&amp;iguiente</translation>
    </message>
    <message>
        <source>Ctrl+Tab</source>
        <translation>Ctrl+Tab</translation>
    </message>
    <message>
        <source>Pre&amp;vious request</source>
        <translation>Solicitud &amp;anterior</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Tab</source>
        <translation>Ctrl+Shift+Tab</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Atajos de &amp;teclado</translation>
    </message>
    <message>
        <source>Ctrl+?</source>
        <translation>Ctrl+?</translation>
    </message>
    <message>
        <source>&amp;Generate…</source>
        <translation>Gene&amp;rar…</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Ctrl+G</translation>
    </message>
    <message>
        <source>&amp;Environments…</source>
        <translation>E&amp;ntornos…</translation>
    </message>
    <message>
        <source>&amp;Replay a postback…</source>
        <translation>&amp;Repetir un postback…</translation>
    </message>
    <message>
        <source>&amp;Doctor…</source>
        <translation>&amp;Diagnóstico…</translation>
    </message>
    <message>
        <source>Callback &amp;listener…</source>
        <translation>Re&amp;ceptor de callbacks…</translation>
    </message>
    <message>
        <source>Open a copy of the request with new numbers and GUIDs</source>
        <translation>Abrir una copia de la solicitud con números y GUID nuevos</translation>
    </message>
    <message>
        <source>Follow the &amp;system</source>
        <translation>Seguir el &amp;sistema</translation>
    </message>
    <message>
        <source>Checks everything that a round trip needs, and says how to fix what is not working.</source>
        <translation>Comprueba todo lo que necesita un recorrido y dice cómo arreglar lo que no funciona.</translation>
    </message>
    <message>
        <source>Sa&amp;ve as template…</source>
        <translation>Guardar como &amp;plantilla…</translation>
    </message>
    <message>
        <source>Reopen &amp;these files at the next start</source>
        <translation>&amp;Volver a abrir estos archivos en el próximo inicio</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>Compare two requests, or a request with the sample (Ctrl+Shift+K)</source>
        <translation>Comparar dos solicitudes, o una solicitud con el ejemplo (Ctrl+Mayús+K)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation>Ctrl+Shift+K</translation>
    </message>
    <message>
        <source>Re&amp;place ReturnURL and PostBackURL</source>
        <translation>Ree&amp;mplazar ReturnURL y PostBackURL</translation>
    </message>
    <message>
        <source>Re&amp;quests</source>
        <translation>&amp;Solicitudes</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>Make and submit requests (Ctrl+1)</source>
        <translation>Crear y enviar solicitudes (Ctrl+1)</translation>
    </message>
    <message>
        <source>Round t&amp;rips</source>
        <translation>&amp;Recorridos</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Search, look at and delete round trips and captures (Ctrl+3)</source>
        <translation>Buscar, ver y eliminar recorridos y capturas (Ctrl+3)</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>Restablecer la &amp;disposición</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Acercar</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>A&amp;lejar</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Tamaño real</translation>
    </message>
    <message>
        <source>&amp;Sequence and checks</source>
        <translation>Secuencia y &amp;comprobaciones</translation>
    </message>
    <message>
        <source>Simula&amp;tor…</source>
        <translation>Si&amp;mulador…</translation>
    </message>
    <message>
        <source>How the simulator behaves, and the faults it makes on purpose</source>
        <translation>Cómo se comporta el simulador y los fallos que provoca a propósito</translation>
    </message>
    <message>
        <source>Comp&amp;are…</source>
        <translation>Comp&amp;arar…</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Decoded fields</source>
        <translation>Campos decodificados</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>Campos de encabezado</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Cuerpo</translation>
    </message>
    <message>
        <source>Size and SHA-256 of the body</source>
        <translation>Tamaño y SHA-256 del cuerpo</translation>
    </message>
</context>
<context>
    <name>NavigatorPane</name>
    <message>
        <source>Navigator</source>
        <translation>Explorador</translation>
    </message>
    <message>
        <source>Filter requests and round trips</source>
        <translation>Filtrar solicitudes y recorridos</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Show only the requests and round trips that contain these words (Ctrl+Shift+F)</source>
        <translation>Mostrar solo las solicitudes y los recorridos que contienen estas palabras (Ctrl+Mayús+F)</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>SHA-256 of the bytes</source>
        <translation>SHA-256 de los bytes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the exact bytes</source>
        <translation>Copiar los bytes exactos</translation>
    </message>
    <message>
        <source>Copy the JSON</source>
        <translation>Copiar el JSON</translation>
    </message>
    <message>
        <source>JSON that will be sent</source>
        <translation>JSON que se enviará</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>JSON for reading or for editing</source>
        <translation>JSON para leer o para editar</translation>
    </message>
    <message>
        <source>This text is not valid JSON. It will be sent as is.</source>
        <translation>Este texto no es JSON válido. Se enviará tal cual.</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Biller profile</source>
        <translation>Perfil del facturador</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Perfiles</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Reglas</translation>
    </message>
    <message>
        <source>Integration &amp;modifications</source>
        <translation>&amp;Modificaciones de la integración</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Date released</source>
        <translation>Fecha de publicación</translation>
    </message>
    <message>
        <source>Previous behavior</source>
        <translation>Comportamiento anterior</translation>
    </message>
    <message>
        <source>Desired behavior</source>
        <translation>Comportamiento deseado</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>None listed.</source>
        <translation>No se indica ninguna.</translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
    <message>
        <source>Delete old entries</source>
        <translation>Eliminar entradas antiguas</translation>
    </message>
    <message>
        <source>What fits one of these rules is deleted for good; this cannot be undone.</source>
        <translation>Lo que cumpla una de estas reglas se elimina para siempre; no se puede deshacer.</translation>
    </message>
    <message>
        <source>&amp;Older than</source>
        <translation>Anteri&amp;ores a</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source> days</source>
        <translation> días</translation>
    </message>
    <message>
        <source>All &amp;but the newest</source>
        <translation>Todas &amp;menos las más recientes</translation>
    </message>
    <message>
        <source>Entries kept</source>
        <translation>Entradas que se conservan</translation>
    </message>
    <message>
        <source> entries</source>
        <translation> entradas</translation>
    </message>
    <message>
        <source>The oldest, until all take no more &amp;than</source>
        <translation>Las más antiguas, hasta que todas ocupen como máx&amp;imo</translation>
    </message>
    <message>
        <source>Megabytes kept</source>
        <translation>Megabytes que se conservan</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message>
        <source>Replay</source>
        <translation>Repetición</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Desde:</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;A:</translation>
    </message>
    <message>
        <source>The target may be in a &amp;private network</source>
        <translation>El destino puede estar en una red &amp;privada</translation>
    </message>
    <message>
        <source>The &amp;body, to the byte:</source>
        <translation>El &amp;cuerpo, byte a byte:</translation>
    </message>
    <message>
        <source>A&amp;nswers:</source>
        <translation>Respue&amp;stas:</translation>
    </message>
    <message>
        <source>New Payment&amp;GUID</source>
        <translation>Nuevo Payment&amp;GUID</translation>
    </message>
    <message>
        <source>T&amp;imes:</source>
        <translation>&amp;Veces:</translation>
    </message>
    <message>
        <source>&amp;Delay:</source>
        <translation>Pa&amp;usa:</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
</context>
<context>
    <name>RequestFile</name>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>No se puede abrir %1: %2.</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>no es un archivo normal</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>no existe ese archivo</translation>
    </message>
    <message>
        <source>it is larger than a request can be (%1)</source>
        <translation>es más grande de lo que puede ser una solicitud (%1)</translation>
    </message>
    <message>
        <source>%1 was not saved: %2. The file on the disk is unchanged. Save under another name, or check the folder&apos;s permissions and free space.</source>
        <translation>No se guardó %1: %2. El archivo del disco no ha cambiado. Guarde con otro nombre o revise los permisos de la carpeta y el espacio libre.</translation>
    </message>
    <message>
        <source>nothing came from it for %1 s</source>
        <translation>no llegó nada desde ahí durante %1 s</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>se detuvo la lectura</translation>
    </message>
</context>
<context>
    <name>RequestPane</name>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Filter the invoices</source>
        <translation>Filtrar las facturas</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Customers and invoices</source>
        <translation>Clientes y facturas</translation>
    </message>
    <message>
        <source>Move the customer up</source>
        <translation>Subir el cliente</translation>
    </message>
    <message>
        <source>Move the customer down</source>
        <translation>Bajar el cliente</translation>
    </message>
    <message>
        <source>Add a customer</source>
        <translation>Agregar un cliente</translation>
    </message>
    <message>
        <source>Duplicate the customer</source>
        <translation>Duplicar el cliente</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Remove the customer</source>
        <translation>Quitar el cliente</translation>
    </message>
    <message>
        <source>Move the invoice up</source>
        <translation>Subir la factura</translation>
    </message>
    <message>
        <source>Move the invoice down</source>
        <translation>Bajar la factura</translation>
    </message>
    <message>
        <source>Add an invoice</source>
        <translation>Agregar una factura</translation>
    </message>
    <message>
        <source>Duplicate the invoice</source>
        <translation>Duplicar la factura</translation>
    </message>
    <message>
        <source>Remove the invoice</source>
        <translation>Quitar la factura</translation>
    </message>
    <message>
        <source>Move the customer up (Alt+Up)</source>
        <translation>Subir el cliente (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Move the customer down (Alt+Down)</source>
        <translation>Bajar el cliente (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Duplicate the customer (Ctrl+D)</source>
        <translation>Duplicar el cliente (Ctrl+D)</translation>
    </message>
    <message>
        <source>Move the invoice up (Alt+Up)</source>
        <translation>Subir la factura (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Move the invoice down (Alt+Down)</source>
        <translation>Bajar la factura (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Duplicate the invoice (Ctrl+D)</source>
        <translation>Duplicar la factura (Ctrl+D)</translation>
    </message>
    <message>
        <source>Add a customer (Alt+Ins)</source>
        <translation>Agregar un cliente (Alt+Ins)</translation>
    </message>
    <message>
        <source>Remove the customer (Ctrl+Shift+Del)</source>
        <translation>Quitar el cliente (Ctrl+Mayús+Supr)</translation>
    </message>
    <message>
        <source>Add an invoice (Alt+Ins)</source>
        <translation>Agregar una factura (Alt+Ins)</translation>
    </message>
    <message>
        <source>Remove the invoice (Ctrl+Shift+Del)</source>
        <translation>Quitar la factura (Ctrl+Mayús+Supr)</translation>
    </message>
</context>
<context>
    <name>RequestSettingsForm</name>
    <message>
        <source>Allo&amp;w</source>
        <translation>Aut&amp;orizar</translation>
    </message>
    <message>
        <source>card</source>
        <translation>tarjeta</translation>
    </message>
    <message>
        <source>ACH</source>
        <translation>ACH</translation>
    </message>
    <message>
        <source>swipe</source>
        <translation>lector</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>customer record</source>
        <translation>registro de cliente</translation>
    </message>
    <message>
        <source>Page results</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>RoundTripStrip</name>
    <message>
        <source>Newest round trip</source>
        <translation>Recorrido más reciente</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show the sequence and the checks</source>
        <translation>Mostrar la secuencia y las comprobaciones</translation>
    </message>
    <message>
        <source>Open in Round trips ›</source>
        <translation>Abrir en Recorridos ›</translation>
    </message>
</context>
<context>
    <name>RoundTripView</name>
    <message>
        <source>No round trip is selected.</source>
        <translation>No hay ningún recorrido seleccionado.</translation>
    </message>
    <message>
        <source>Open as re&amp;quest</source>
        <translation>Abrir como &amp;solicitud</translation>
    </message>
    <message>
        <source>Open the request in a tab of its own, exactly as it was sent</source>
        <translation>Abrir la solicitud en una pestaña propia, exactamente como se envió</translation>
    </message>
    <message>
        <source>Filter the postbacks</source>
        <translation>Filtrar los postbacks</translation>
    </message>
    <message>
        <source>Postbacks</source>
        <translation>Postbacks</translation>
    </message>
</context>
<context>
    <name>RoundTripsPage</name>
    <message>
        <source>Any word in a request, response, postback or return</source>
        <translation>Cualquier palabra de una solicitud, respuesta, postback o retorno</translation>
    </message>
    <message>
        <source>Search the round trips</source>
        <translation>Buscar en los recorridos</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Checks failed</source>
        <translation>Comprobaciones fallidas</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>Sin asociar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Round trips</source>
        <translation>Recorridos</translation>
    </message>
    <message>
        <source>Com&amp;pare…</source>
        <translation>Com&amp;parar…</translation>
    </message>
    <message>
        <source>Show how the two selected entries differ, field by field</source>
        <translation>Mostrar en qué difieren las dos entradas seleccionadas, campo por campo</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Unir</translation>
    </message>
    <message>
        <source>Put the selected unmatched capture into the selected round trip</source>
        <translation>Poner la captura sin asociar seleccionada en el recorrido seleccionado</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>Delete o&amp;ld ones…</source>
        <translation>Eliminar los &amp;antiguos…</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>The journal %1 cannot be opened (%2). Nothing was changed. Check that it is a journal and that you may write it and its folder, or move it away and a new one is made.</source>
        <translation>No se puede abrir el diario %1 (%2). No se cambió nada. Compruebe que sea un diario y que usted pueda escribir en él y en su carpeta, o muévalo a otro lugar y se creará uno nuevo.</translation>
    </message>
    <message>
        <source>%1 is a database of another program and was left as it is. Choose another file for the journal.</source>
        <translation>%1 es una base de datos de otro programa y se dejó como está. Elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>The journal %1 was written by a newer version of this program and was left as it is. Use that version, or choose another file for the journal.</source>
        <translation>El diario %1 fue escrito por una versión más reciente de este programa y se dejó como está. Use esa versión o elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>The journal %1 must be brought up to date and cannot be copied to %2 before (%3). Nothing was changed. Check the disk&apos;s free space.</source>
        <translation>El diario %1 debe actualizarse y antes no se puede copiar a %2 (%3). No se cambió nada. Compruebe el espacio libre del disco.</translation>
    </message>
    <message>
        <source>The journal %1 must be brought up to date, but another program has it open. Nothing was changed. Close that program and try again.</source>
        <translation>El diario %1 debe actualizarse, pero otro programa lo tiene abierto. No se cambió nada. Cierre ese programa e inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>TripComparisonDialog</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Left:</source>
        <translation>Izquierda:</translation>
    </message>
    <message>
        <source>Right:</source>
        <translation>Derecha:</translation>
    </message>
    <message>
        <source>Compared messages</source>
        <translation>Mensajes comparados</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy the chosen differences as text</source>
        <translation>Copia las diferencias elegidas como texto</translation>
    </message>
</context>
<context>
    <name>UnknownMembersView</name>
    <message>
        <source>Add a member</source>
        <translation>Agregar un miembro</translation>
    </message>
    <message>
        <source>Duplicate the member (Ctrl+D)</source>
        <translation>Duplicar el miembro (Ctrl+D)</translation>
    </message>
    <message>
        <source>Duplicate the member</source>
        <translation>Duplicar el miembro</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Remove the member</source>
        <translation>Quitar el miembro</translation>
    </message>
    <message>
        <source>Move the member up (Alt+Up)</source>
        <translation>Subir el miembro (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Move the member up</source>
        <translation>Subir el miembro</translation>
    </message>
    <message>
        <source>Move the member down (Alt+Down)</source>
        <translation>Bajar el miembro (Alt+Abajo)</translation>
    </message>
    <message>
        <source>Move the member down</source>
        <translation>Bajar el miembro</translation>
    </message>
    <message>
        <source>Set the member to null</source>
        <translation>Poner el miembro en null</translation>
    </message>
    <message>
        <source>Add a member (Alt+Ins, Ins)</source>
        <translation>Agregar un miembro (Alt+Ins, Ins)</translation>
    </message>
    <message>
        <source>Remove the member (Ctrl+Shift+Del, Del)</source>
        <translation>Quitar el miembro (Ctrl+Mayús+Supr, Supr)</translation>
    </message>
    <message>
        <source>Set the member to null (Alt+0)</source>
        <translation>Poner el miembro en null (Alt+0)</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Usage: cpv2 COMMAND [options]

Tries a biller&apos;s Cloud Payments V2 integration.

Commands:
</source>
        <translation>Uso: cpv2 COMANDO [opciones]

Prueba una integración de un facturador con Cloud Payments V2.

Comandos:
</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Muestra esta ayuda.</translation>
    </message>
    <message>
        <source>Standard input holds more than 64 MiB.</source>
        <translation>La entrada estándar contiene más de 64 MiB.</translation>
    </message>
    <message>
        <source>Run cpv2 %1 --help for help.</source>
        <translation>Ejecute cpv2 %1 --help para ver la ayuda.</translation>
    </message>
    <message>
        <source>“%1” is an extra argument.</source>
        <translation>“%1” es un argumento de más.</translation>
    </message>
    <message>
        <source>The result could not be written. Is the disk full?</source>
        <translation>No se pudo escribir el resultado. ¿Está lleno el disco?</translation>
    </message>
    <message>
        <source>There is no command “%1”. Run cpv2 --help for help.</source>
        <translation>No existe el comando “%1”. Ejecute cpv2 --help para ver la ayuda.</translation>
    </message>
    <message>
        <source>--%2 takes a number from %3 to %4, not “%1”.</source>
        <translation>--%2 admite un número de %3 a %4, no “%1”.</translation>
    </message>
    <message>
        <source>
Options:
  --help     Show this help; cpv2 COMMAND --help shows the help of a command.
  --version  Show the version.

Exit codes: 0 done and good; 1 done and not good (errors or warnings found, failed checks, a
refused submit); 2 usage or unreadable input; 3 the environment failed (port taken, no connection,
disk full); 130 interrupted.
</source>
        <translation>
Opciones:
  --help     Muestra esta ayuda; cpv2 COMMAND --help muestra la ayuda de un comando.
  --version  Muestra la versión.

Códigos de salida: 0 terminado y correcto; 1 terminado y no correcto (se encontraron errores o
advertencias, comprobaciones fallidas, un envío rechazado); 2 uso incorrecto o entrada ilegible;
3 falló el entorno (puerto ocupado, sin conexión, disco lleno); 130 interrumpido.
</translation>
    </message>
    <message>
        <source>--%1 holds a user name or password for %2. Remove it.</source>
        <translation>--%1 contiene un nombre de usuario o una contraseña para %2. Quítelo.</translation>
    </message>
    <message>
        <source>--%1 takes an http or https URL. Did you mean %2?</source>
        <translation>--%1 requiere una URL http o https. ¿Quiso decir %2?</translation>
    </message>
    <message>
        <source>--%1 takes an http or https URL, not “%2”.</source>
        <translation>--%1 requiere una URL http o https, no “%2”.</translation>
    </message>
    <message>
        <source>--%1 needs the name of a file.</source>
        <translation>--%1 necesita el nombre de un archivo.</translation>
    </message>
    <message>
        <source>--allow-host takes the name of a host, with a port if needed, not “%1”.</source>
        <translation>--allow-host requiere el nombre de un host, con un puerto si hace falta, no “%1”.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>entrada estándar</translation>
    </message>
</context>
<context>
    <name>cli::compare</name>
    <message>
        <source>A payment request; - reads standard input.</source>
        <translation>Una solicitud de pago; - lee la entrada estándar.</translation>
    </message>
    <message>
        <source>Write the differences as a JSON array.</source>
        <translation>Escribe las diferencias como un arreglo JSON.</translation>
    </message>
    <message>
        <source>Show how two requests differ, or a request and the sample.</source>
        <translation>Muestra en qué difieren dos solicitudes, o una solicitud y el ejemplo.</translation>
    </message>
    <message>
        <source>The request to compare it with.</source>
        <translation>La solicitud con la que se compara.</translation>
    </message>
    <message>
        <source>Compare with the sample request of a biller&apos;s profile.</source>
        <translation>Compara con la solicitud de ejemplo del perfil de un facturador.</translation>
    </message>
    <message>
        <source>The profile whose sample is used: an id or a file. Default: sagesgov.</source>
        <translation>El perfil cuyo ejemplo se usa: un id o un archivo. Predeterminado: sagesgov.</translation>
    </message>
    <message>
        <source>--profile needs --sample.</source>
        <translation>--profile necesita --sample.</translation>
    </message>
    <message>
        <source>--sample takes one file to compare.</source>
        <translation>--sample admite un solo archivo para comparar.</translation>
    </message>
    <message>
        <source>Name two files to compare. “-” reads standard input; --sample replaces the second.</source>
        <translation>Indique los dos archivos que comparar. “-” lee la entrada estándar; --sample reemplaza al segundo.</translation>
    </message>
    <message>
        <source>Standard input can be read only once.</source>
        <translation>La entrada estándar solo se puede leer una vez.</translation>
    </message>
</context>
<context>
    <name>cli::doctor</name>
    <message>
        <source>Write the result as JSON.</source>
        <translation>Escribe el resultado como JSON.</translation>
    </message>
    <message>
        <source>There is no environment “%1”.</source>
        <translation>No hay ningún entorno “%1”.</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>La variable de entorno %1 no está definida.</translation>
    </message>
    <message>
        <source>Check the environment with that name, with its key from the keychain. Without this option and --endpoint, the built-in simulator is checked.</source>
        <translation>Comprueba el entorno con ese nombre, con su clave del llavero. Sin esta opción y sin --endpoint, se comprueba el simulador incorporado.</translation>
    </message>
    <message>
        <source>Check the service at URL.</source>
        <translation>Comprueba el servicio en URL.</translation>
    </message>
    <message>
        <source>Read the API key from the environment variable VAR.</source>
        <translation>Lee la clave de API de la variable de entorno VAR.</translation>
    </message>
    <message>
        <source>The URL given to the service: the address of a tunnel that leads here.</source>
        <translation>La URL que se indica al servicio: la dirección de un túnel que llega aquí.</translation>
    </message>
    <message>
        <source>The callback listener&apos;s port. 0, the default, uses any free port.</source>
        <translation>El puerto del receptor de callbacks. 0, el valor predeterminado, usa cualquier puerto libre.</translation>
    </message>
    <message>
        <source>The simulator has its own endpoint.</source>
        <translation>El simulador tiene su propio endpoint.</translation>
    </message>
    <message>
        <source>--port takes a number from 0 to 65535, not “%1”.</source>
        <translation>--port admite un número de 0 a 65535, no “%1”.</translation>
    </message>
    <message>
        <source>Check what a round trip needs: port, reachability, endpoint, key, clock, proxy, TLS.</source>
        <translation>Comprueba lo que necesita un recorrido: puerto, alcance, endpoint, clave, reloj, proxy, TLS.</translation>
    </message>
</context>
<context>
    <name>cli::exporting</name>
    <message>
        <source>A payment request; - reads standard input.</source>
        <translation>Una solicitud de pago; - lee la entrada estándar.</translation>
    </message>
    <message>
        <source>The format: curl, http, postman or har.</source>
        <translation>El formato: curl, http, postman o har.</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>La variable de entorno %1 no está definida.</translation>
    </message>
    <message>
        <source>--as takes curl, http, postman or har.</source>
        <translation>--as admite curl, http, postman o har.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>entrada estándar</translation>
    </message>
    <message>
        <source>Write a request as a cURL command, .http file, Postman collection or HAR.</source>
        <translation>Escribe una solicitud como comando cURL, archivo .http, colección de Postman o HAR.</translation>
    </message>
    <message>
        <source>Where the request goes. Default: %1.</source>
        <translation>Adónde va la solicitud. Predeterminado: %1.</translation>
    </message>
    <message>
        <source>Write the API key into the result instead of a variable. Needs --api-key-env.</source>
        <translation>Escribe la clave de API en el resultado en lugar de una variable. Necesita --api-key-env.</translation>
    </message>
    <message>
        <source>Read the API key from the environment variable VAR.</source>
        <translation>Lee la clave de API de la variable de entorno VAR.</translation>
    </message>
    <message>
        <source>--with-key and --api-key-env VAR must be given together.</source>
        <translation>--with-key y --api-key-env VAR deben indicarse juntos.</translation>
    </message>
    <message>
        <source>Name a FILE. “-” reads standard input.</source>
        <translation>Indique un FILE. “-” lee la entrada estándar.</translation>
    </message>
    <message>
        <source>The result contains the API key. Keep it private.</source>
        <translation>El resultado contiene la clave de API. No lo comparta con nadie.</translation>
    </message>
</context>
<context>
    <name>cli::format</name>
    <message>
        <source>A payment request; - reads standard input.</source>
        <translation>Una solicitud de pago; - lee la entrada estándar.</translation>
    </message>
    <message>
        <source>Which FILE? “-” reads standard input.</source>
        <translation>¿Qué FILE? “-” lee la entrada estándar.</translation>
    </message>
    <message>
        <source>Rewrite a request the way the workbench does, losing nothing.</source>
        <translation>Reescribe una solicitud como lo hace el workbench, sin perder nada.</translation>
    </message>
    <message>
        <source>Leave out comments (// …, # …, /* … */), which JSON does not have.</source>
        <translation>Omite los comentarios (// …, # …, /* … */), que JSON no tiene.</translation>
    </message>
    <message>
        <source>To leave out the comments, add --strip-comments.</source>
        <translation>Para omitir los comentarios, agregue --strip-comments.</translation>
    </message>
</context>
<context>
    <name>cli::generate</name>
    <message>
        <source>ID|FILE</source>
        <translation>ID|FILE</translation>
    </message>
    <message>
        <source>--%1 takes a whole number, not “%2”.</source>
        <translation>--%1 admite un número entero, no “%2”.</translation>
    </message>
    <message>
        <source>--seed takes a whole number from 0 to 18446744073709551615.</source>
        <translation>--seed admite un número entero de 0 a 18446744073709551615.</translation>
    </message>
    <message>
        <source>Write a request of invented customers, invoices and fees.</source>
        <translation>Escribe una solicitud con clientes, facturas y tarifas inventados.</translation>
    </message>
    <message>
        <source>How many customers. Default: 1.</source>
        <translation>Cuántos clientes. Predeterminado: 1.</translation>
    </message>
    <message>
        <source>How many invoices per customer. Default: 1.</source>
        <translation>Cuántas facturas por cliente. Predeterminado: 1.</translation>
    </message>
    <message>
        <source>How many fee lines per invoice. Default: 2.</source>
        <translation>Cuántas líneas de tarifa por factura. Predeterminado: 2.</translation>
    </message>
    <message>
        <source>The same seed gives the same bytes. Default: 1.</source>
        <translation>La misma semilla da los mismos bytes. Predeterminado: 1.</translation>
    </message>
    <message>
        <source>The biller profile whose rules to follow: an id or a file. Default: sagesgov.</source>
        <translation>El perfil de facturador cuyas reglas se siguen: un id o un archivo. Predeterminado: sagesgov.</translation>
    </message>
    <message>
        <source>The date of the invoices. Default: today.</source>
        <translation>La fecha de las facturas. Predeterminado: hoy.</translation>
    </message>
    <message>
        <source>--date takes a date like 2025-06-06.</source>
        <translation>--date admite una fecha como 2025-06-06.</translation>
    </message>
    <message>
        <source>That request would be over 64 MiB, which is more than the program can read.</source>
        <translation>Esa solicitud superaría los 64 MiB, más de lo que el programa puede leer.</translation>
    </message>
</context>
<context>
    <name>cli::history</name>
    <message>
        <source>Only round trips in that state, such as PAID.</source>
        <translation>Solo recorridos en ese estado, como PAID.</translation>
    </message>
    <message>
        <source>Only what was sent to that environment.</source>
        <translation>Solo lo enviado a ese entorno.</translation>
    </message>
    <message>
        <source>Only what began at that time or later.</source>
        <translation>Solo lo que empezó en ese momento o después.</translation>
    </message>
    <message>
        <source>Only what began before that time.</source>
        <translation>Solo lo que empezó antes de ese momento.</translation>
    </message>
    <message>
        <source>Only captures that belong to no round trip.</source>
        <translation>Solo capturas que no pertenecen a ningún recorrido.</translation>
    </message>
    <message>
        <source>export: write to FILE.</source>
        <translation>export: escribe en FILE.</translation>
    </message>
    <message>
        <source>Write the result as JSON.</source>
        <translation>Escribe el resultado como JSON.</translation>
    </message>
    <message>
        <source>Use FILE instead of your journal.</source>
        <translation>Usa FILE en lugar de su diario.</translation>
    </message>
    <message>
        <source>There is no round trip and no unmatched capture %1 in the journal.</source>
        <translation>No hay ningún recorrido ni captura sin asociar %1 en el diario.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>  matched by %1</source>
        <translation>  unido por %1</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2).</source>
        <translation>No se puede escribir %1 (%2).</translation>
    </message>
    <message>
        <source>List, search, show, export and prune what was sent and captured.</source>
        <translation>Lista, busca, muestra, exporta y elimina lo enviado y capturado.</translation>
    </message>
    <message>
        <source>Bringing the journal up to date: %1 of %2 entries</source>
        <translation>Actualizando el diario: %1 de %2 entradas</translation>
    </message>
    <message>
        <source>Choosing entries</source>
        <translation>Eligiendo entradas</translation>
    </message>
    <message>
        <source>Deleting: %1 of %2 entries</source>
        <translation>Eliminando: %1 de %2 entradas</translation>
    </message>
    <message>
        <source>Tidying up</source>
        <translation>Haciendo limpieza</translation>
    </message>
    <message>
        <source>The journal is not up to date yet: a search does not find its older entries.</source>
        <translation>El diario aún no está actualizado: una búsqueda no encuentra sus entradas más antiguas.</translation>
    </message>
    <message>
        <source>The journal is being brought up to date by another program: a search does not find its older entries yet.</source>
        <translation>Otro programa está actualizando el diario: una búsqueda aún no encuentra sus entradas más antiguas.</translation>
    </message>
    <message>
        <source>list; search WORD...; show ID; export ID; prune. An ID is that of a round trip, or the number of a capture that belongs to none.</source>
        <translation>list; search WORD...; show ID; export ID; prune. Un ID es el de un recorrido, o el número de una captura que no pertenece a ninguno.</translation>
    </message>
    <message>
        <source>At most N lines; %1 by default.</source>
        <translation>Como máximo N líneas; %1 de forma predeterminada.</translation>
    </message>
    <message>
        <source>prune: delete what began more than DAYS days ago.</source>
        <translation>prune: elimina lo que comenzó hace más de DAYS días.</translation>
    </message>
    <message>
        <source>prune: delete all but the newest N.</source>
        <translation>prune: elimina todo menos los N más recientes.</translation>
    </message>
    <message>
        <source>prune: delete the oldest until the rest is at most this large.</source>
        <translation>prune: elimina los más antiguos hasta que el resto ocupe como máximo este tamaño.</translation>
    </message>
    <message>
        <source>--%2 takes a date, such as 2026-11-23 or 2026-11-23T09:30:00Z, not “%1”.</source>
        <translation>--%2 admite una fecha, como 2026-11-23 o 2026-11-23T09:30:00Z, no “%1”.</translation>
    </message>
    <message>
        <source>The request of round trip %1 is not what was written: its bytes have changed on the disk.</source>
        <translation>La solicitud del recorrido %1 no es la que se escribió: sus bytes han cambiado en el disco.</translation>
    </message>
    <message>
        <source>Exchange %1 is not what was written: its bytes have changed on the disk.</source>
        <translation>El intercambio %1 no es el que se escribió: sus bytes han cambiado en el disco.</translation>
    </message>
    <message>
        <source>  answer: %1</source>
        <translation>  respuesta: %1</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>recorrido %1</translation>
    </message>
    <message>
        <source>begun at %1, sent to %2 (%3)</source>
        <translation>iniciado el %1, enviado a %2 (%3)</translation>
    </message>
    <message>
        <source>request %1, %2 bytes</source>
        <translation>solicitud %1, %2 bytes</translation>
    </message>
    <message>
        <source>Say what to delete: --older-than DAYS, --keep N or --max-size MEGABYTES.</source>
        <translation>Indique qué eliminar: --older-than DAYS, --keep N o --max-size MEGABYTES.</translation>
    </message>
    <message>
        <source>%1 entries deleted; the journal now takes %2 bytes.</source>
        <translation>%1 entradas eliminadas; el diario ocupa ahora %2 bytes.</translation>
    </message>
    <message>
        <source>“history %2” does not take --%1.</source>
        <translation>“history %2” no admite --%1.</translation>
    </message>
    <message>
        <source>“history %1” needs an argument.</source>
        <translation>“history %1” necesita un argumento.</translation>
    </message>
    <message>
        <source>“%1” is an extra argument.</source>
        <translation>“%1” es un argumento de más.</translation>
    </message>
    <message>
        <source>“%1” is not an action. Use list, search, show, export or prune.</source>
        <translation>“%1” no es una acción. Use list, search, show, export o prune.</translation>
    </message>
</context>
<context>
    <name>cli::importing</name>
    <message>
        <source>What to import; - reads standard input.</source>
        <translation>Qué importar; - lee la entrada estándar.</translation>
    </message>
    <message>
        <source>The format: curl, postman, har, csv or json.</source>
        <translation>El formato: curl, postman, har, csv o json.</translation>
    </message>
    <message>
        <source>It was sent to %1</source>
        <translation>Se envió a %1</translation>
    </message>
    <message>
        <source>--rows takes invoices or fees.</source>
        <translation>--rows admite invoices o fees.</translation>
    </message>
    <message>
        <source>--map takes COLUMN=FIELD, not “%1”.</source>
        <translation>--map admite COLUMN=FIELD, no “%1”.</translation>
    </message>
    <message>
        <source>There is no field “%1” for these rows.</source>
        <translation>No hay ningún campo “%1” para estas filas.</translation>
    </message>
    <message>
        <source>There is no invoice “%1” in the request.</source>
        <translation>No hay ninguna factura “%1” en la solicitud.</translation>
    </message>
    <message>
        <source>--from takes curl, postman, har, csv or json.</source>
        <translation>--from admite curl, postman, har, csv o json.</translation>
    </message>
    <message>
        <source>Which call to import, by number or name. Default: the first that is a payment request.</source>
        <translation>Qué llamada importar, por número o nombre. Predeterminado: la primera que sea una solicitud de pago.</translation>
    </message>
    <message>
        <source>csv: what each row is, invoices or fees. Default: guessed from the columns.</source>
        <translation>csv: qué es cada fila, invoices o fees. Predeterminado: se deduce de las columnas.</translation>
    </message>
    <message>
        <source>csv: the column (name or number) becomes FIELD: InvoiceNumber, …, fee.poi, fee.item, fee.amount, or - to ignore it. Other columns are guessed by name.</source>
        <translation>csv: la columna (nombre o número) pasa a ser FIELD: InvoiceNumber, …, fee.poi, fee.item, fee.amount, o - para ignorarla. Las demás columnas se deducen por su nombre.</translation>
    </message>
    <message>
        <source>csv: add the rows to the request in FILE instead of a blank one. FILE is not changed.</source>
        <translation>csv: agrega las filas a la solicitud de FILE en vez de a una vacía. FILE no se modifica.</translation>
    </message>
    <message>
        <source>csv: the InvoiceNumber of the invoice that gets the fee lines. Default: the first.</source>
        <translation>csv: el InvoiceNumber de la factura que recibe las líneas de tarifa. Predeterminado: la primera.</translation>
    </message>
    <message>
        <source>The body is not valid JSON: %1</source>
        <translation>El cuerpo no es JSON válido: %1</translation>
    </message>
    <message>
        <source>There is no column “%1”. Available columns: %2.</source>
        <translation>No existe la columna “%1”. Columnas disponibles: %2.</translation>
    </message>
    <message>
        <source>No row could be imported.</source>
        <translation>No se pudo importar ninguna fila.</translation>
    </message>
    <message>
        <source>Rows imported: %1 of %2.</source>
        <translation>Filas importadas: %1 de %2.</translation>
    </message>
    <message>
        <source>Name a FILE. “-” reads standard input.</source>
        <translation>Indique un FILE. “-” lee la entrada estándar.</translation>
    </message>
    <message>
        <source>--%1 cannot be used with --from %2.</source>
        <translation>--%1 no se puede usar con --from %2.</translation>
    </message>
    <message>
        <source>Make a request from a cURL command, Postman collection, HAR, CSV or JSON.</source>
        <translation>Crea una solicitud a partir de un comando cURL, una colección de Postman, un HAR, un CSV o un JSON.</translation>
    </message>
    <message>
        <source>Leave out comments (// …, # …, /* … */), which JSON does not have.</source>
        <translation>Quite los comentarios (// …, # …, /* … */), que JSON no tiene.</translation>
    </message>
    <message>
        <source>Taken: call %1 of %2, “%3”. --item takes another one.</source>
        <translation>Se toma: llamada %1 de %2, “%3”. --item toma otra.</translation>
    </message>
    <message numerus="yes">
        <source>  and %Ln more</source>
        <translation>
            <numerusform>  y %Ln más</numerusform>
            <numerusform>  y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>To import it without its comments, add --strip-comments.</source>
        <translation>Para importarlo sin sus comentarios, agregue --strip-comments.</translation>
    </message>
    <message>
        <source>Several columns are named “%1”. Use the column&apos;s number instead: %2 is the first.</source>
        <translation>Varias columnas se llaman “%1”. Use en su lugar el número de la columna: %2 es la primera.</translation>
    </message>
    <message>
        <source>--map names the column “%1” twice.</source>
        <translation>--map nombra la columna “%1” dos veces.</translation>
    </message>
    <message>
        <source>The request has several invoices “%1”.</source>
        <translation>La solicitud tiene varias facturas “%1”.</translation>
    </message>
</context>
<context>
    <name>cli::listen</name>
    <message>
        <source>Listen on port N; 0, the default, takes any free one.</source>
        <translation>Escucha en el puerto N; 0, el valor predeterminado, toma uno libre.</translation>
    </message>
    <message>
        <source>Listen on address A of this computer, so that others reach it too; 127.0.0.1 when it is not given.</source>
        <translation>Escucha en la dirección A de este equipo, para que otros también lleguen; 127.0.0.1 si no se indica.</translation>
    </message>
    <message>
        <source>What the service is told: the URL by which a tunnel leads here, and the name that it calls this listener by.</source>
        <translation>Lo que se indica al servicio: la URL por la que un túnel llega aquí, y el nombre con el que llama a este receptor.</translation>
    </message>
    <message>
        <source>The part of both URLs that nobody can guess, 1 to 64 letters, digits, - and _; one is made up when it is not given.</source>
        <translation>La parte de ambas URL que nadie puede adivinar, de 1 a 64 letras, dígitos, - y _; si no se indica, se inventa una.</translation>
    </message>
    <message>
        <source>Answer postbacks with STATUS (200 to 599), to see the service send again.</source>
        <translation>Responde a los postbacks con STATUS (200 a 599), para ver cómo el servicio los envía otra vez.</translation>
    </message>
    <message>
        <source>Answer postbacks MS milliseconds late (up to 60000).</source>
        <translation>Responde a los postbacks MS milisegundos tarde (hasta 60000).</translation>
    </message>
    <message>
        <source>Do either for the first N postbacks only.</source>
        <translation>Hace lo uno o lo otro solo con los primeros N postbacks.</translation>
    </message>
    <message>
        <source>Speak https with the certificate in F (PEM).</source>
        <translation>Habla https con el certificado de F (PEM).</translation>
    </message>
    <message>
        <source>The key of that certificate (PEM, without a passphrase).</source>
        <translation>La clave de ese certificado (PEM, sin contraseña).</translation>
    </message>
    <message>
        <source>Speak https with a certificate of our own for localhost.</source>
        <translation>Habla https con un certificado propio para localhost.</translation>
    </message>
    <message>
        <source>Write one JSON object a line.</source>
        <translation>Escribe un objeto JSON por línea.</translation>
    </message>
    <message>
        <source>Write the two URLs to F too, once they are listened on.</source>
        <translation>Escribe también las dos URL en F, en cuanto se escuche en ellas.</translation>
    </message>
    <message>
        <source>Keep the journal in FILE.</source>
        <translation>Guarda el diario en FILE.</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3, not “%4”.</source>
        <translation>--%1 admite un número de %2 a %3, no “%4”.</translation>
    </message>
    <message>
        <source>--reply-times says how often; say --reply or --reply-delay too.</source>
        <translation>--reply-times dice cuántas veces; indique también --reply o --reply-delay.</translation>
    </message>
    <message>
        <source>https needs --tls-cert and --tls-key, or --tls-self-made alone.</source>
        <translation>https necesita --tls-cert y --tls-key, o solo --tls-self-made.</translation>
    </message>
    <message>
        <source>“%1” is no address: four numbers with dots, or IPv6.</source>
        <translation>“%1” no es una dirección: cuatro números con puntos, o IPv6.</translation>
    </message>
    <message>
        <source>A token is 1 to 64 letters, digits, - and _, not “%1”.</source>
        <translation>Un token son de 1 a 64 letras, dígitos, - y _, no “%1”.</translation>
    </message>
    <message>
        <source>--%1 needs the name of a file.</source>
        <translation>--%1 necesita el nombre de un archivo.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>No se puede escribir %1: %2</translation>
    </message>
    <message>
        <source>Warning: every computer that reaches %1 can reach this listener.</source>
        <translation>Advertencia: todo equipo que llegue a %1 puede llegar a este receptor.</translation>
    </message>
    <message>
        <source>Warning: a token of fewer than %1 characters can be guessed; then anybody who reaches the listener can forge a postback.</source>
        <translation>Advertencia: un token de menos de %1 caracteres se puede adivinar; entonces cualquiera que llegue al receptor puede falsificar un postback.</translation>
    </message>
    <message>
        <source>The certificate of the listener is made out to: %1. A client must trust who signed it.</source>
        <translation>El certificado del receptor está a nombre de: %1. El cliente debe confiar en quien lo firmó.</translation>
    </message>
    <message>
        <source>The listener is back.</source>
        <translation>El receptor ha vuelto.</translation>
    </message>
    <message>
        <source>Capture returns and postbacks until interrupted.</source>
        <translation>Captura retornos y postbacks hasta que se interrumpa.</translation>
    </message>
    <message>
        <source>Keep at most N callbacks a minute and answer more of them 429; %1 when it is not given. 0 takes the limit off: then only the disk&apos;s free space limits what a sender can fill.</source>
        <translation>Guarda como máximo N callbacks por minuto y responde 429 a los demás; %1 si no se indica. 0 quita el límite: entonces solo el espacio libre del disco limita lo que un remitente puede ocupar.</translation>
    </message>
    <message>
        <source>Also answer to NAME (or NAME:PORT), as a container calls it, for example host.docker.internal. Repeat the option for several.</source>
        <translation>Responde también a NAME (o NAME:PORT), como lo llama un contenedor, por ejemplo host.docker.internal. Repita la opción para indicar varios.</translation>
    </message>
    <message>
        <source>Forward postbacks to the biller&apos;s own handler at URL, byte for byte.</source>
        <translation>Reenvía los postbacks al manejador propio del facturador en URL, byte por byte.</translation>
    </message>
    <message>
        <source>Forward to that URL also what an earlier run captured for another address.</source>
        <translation>Reenvía a esa URL también lo que una ejecución anterior capturó para otra dirección.</translation>
    </message>
    <message>
        <source>Also trust the certificates in FILE (PEM) when forwarding, such as those of a development certificate authority.</source>
        <translation>Confía también en los certificados de FILE (PEM) al reenviar, como los de una autoridad de certificación de desarrollo.</translation>
    </message>
    <message>
        <source>--forward-waiting and --ca need --forward-to.</source>
        <translation>--forward-waiting y --ca necesitan --forward-to.</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Advertencia: %1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Rechazada: %1</translation>
    </message>
</context>
<context>
    <name>cli::replay</name>
    <message>
        <source>Send these bytes instead; - reads standard input.</source>
        <translation>Envía en su lugar estos bytes; - lee la entrada estándar.</translation>
    </message>
    <message>
        <source>Where to send.</source>
        <translation>Adónde enviar.</translation>
    </message>
    <message>
        <source>Send a new PaymentGUID.</source>
        <translation>Envía un PaymentGUID nuevo.</translation>
    </message>
    <message>
        <source>Send the last one first.</source>
        <translation>Envía primero el último.</translation>
    </message>
    <message>
        <source>Write the answers as a JSON array.</source>
        <translation>Escribe las respuestas como un arreglo JSON.</translation>
    </message>
    <message>
        <source>There is no exchange %1 in the journal.</source>
        <translation>No hay ningún intercambio %1 en el diario.</translation>
    </message>
    <message>
        <source>There is no round trip %1 in the journal.</source>
        <translation>No hay ningún recorrido %1 en el diario.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>%1: %2 after %3 ms %4</source>
        <translation>%1: %2 tras %3 ms %4</translation>
    </message>
    <message>
        <source>Send captured or composed postbacks to a handler.</source>
        <translation>Envía postbacks capturados o compuestos a un destino.</translation>
    </message>
    <message>
        <source>The id of a round trip. Its postbacks are sent, or if it has none, one made from its request.</source>
        <translation>El id de un recorrido. Se envían sus postbacks o, si no tiene ninguno, uno hecho a partir de su solicitud.</translation>
    </message>
    <message>
        <source>Send this capture instead. Can be repeated; captures are sent in that order.</source>
        <translation>Envía en su lugar esta captura. Se puede repetir; las capturas se envían en ese orden.</translation>
    </message>
    <message>
        <source>Send this PaymentDate, keeping the time.</source>
        <translation>Envía esta PaymentDate, conservando la hora.</translation>
    </message>
    <message>
        <source>Send everything this many times.</source>
        <translation>Envía todo tantas veces.</translation>
    </message>
    <message>
        <source>Wait this long between two postbacks.</source>
        <translation>Espera este tiempo entre dos postbacks.</translation>
    </message>
    <message>
        <source>Allow a target in a private network.</source>
        <translation>Permite un destino en una red privada.</translation>
    </message>
    <message>
        <source>Name what to send: a round trip, --exchange or --body.</source>
        <translation>Indique qué enviar: un recorrido, --exchange o --body.</translation>
    </message>
    <message>
        <source>--set takes FIELD=VALUE, not “%1”.</source>
        <translation>--set admite FIELD=VALUE, no “%1”.</translation>
    </message>
    <message>
        <source>Set a field of the form or JSON, keeping every other byte. Can be repeated.</source>
        <translation>Cambia un campo del formulario o del JSON y conserva todos los demás bytes. Se puede repetir.</translation>
    </message>
    <message>
        <source>Also trust the certificates in FILE (PEM), such as those of a development certificate authority.</source>
        <translation>Confía también en los certificados de FILE (PEM), como los de una autoridad de certificación de desarrollo.</translation>
    </message>
    <message>
        <source>Use the journal FILE instead of your own. While another program writes to it, the answers are kept in a journal beside it.</source>
        <translation>Usa el diario FILE en lugar del suyo. Mientras otro programa escribe en él, las respuestas se guardan en un diario junto a él.</translation>
    </message>
    <message>
        <source>Name where to send it: --to URL.</source>
        <translation>Indique adónde enviarlo: --to URL.</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n postback(s) to %1</source>
        <translation>
            <numerusform>Enviando %n postback a %1</numerusform>
            <numerusform>Enviando %n postbacks a %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli::roundtrip</name>
    <message>
        <source>Submit to URL and wait for its callbacks, instead of the built-in simulator with an automatic payer.</source>
        <translation>Envía a URL y espera sus callbacks, en lugar del simulador incorporado con un pagador automático.</translation>
    </message>
    <message>
        <source>Take the API key from the environment variable VAR.</source>
        <translation>Toma la clave de API de la variable de entorno VAR.</translation>
    </message>
    <message>
        <source>The automatic payer uses a card that is declined.</source>
        <translation>El pagador automático usa una tarjeta que se rechaza.</translation>
    </message>
    <message>
        <source>The callback listener&apos;s port; 0, the default, takes any free one.</source>
        <translation>El puerto del receptor de callbacks; 0, el valor predeterminado, toma cualquiera libre.</translation>
    </message>
    <message>
        <source>Keep the round trip in FILE instead of your journal.</source>
        <translation>Guarda el recorrido en FILE en lugar de su diario.</translation>
    </message>
    <message>
        <source>Write the result as JSON.</source>
        <translation>Escribe el resultado como JSON.</translation>
    </message>
    <message>
        <source>the built-in sample</source>
        <translation>el ejemplo incorporado</translation>
    </message>
    <message>
        <source>--decline is for the built-in simulator&apos;s payer; at another endpoint a person pays.</source>
        <translation>--decline es para el pagador del simulador incorporado; en otro endpoint paga una persona.</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>La variable de entorno %1 no está definida.</translation>
    </message>
    <message>
        <source>--journal needs the name of a file.</source>
        <translation>--journal necesita el nombre de un archivo.</translation>
    </message>
    <message>
        <source>Listening for callbacks at %1</source>
        <translation>Esperando callbacks en %1</translation>
    </message>
    <message>
        <source>Simulator at %1</source>
        <translation>Simulador en %1</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>Interrumpido.</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulador</translation>
    </message>
    <message>
        <source>Hosted page opened: %1</source>
        <translation>Página alojada abierta: %1</translation>
    </message>
    <message>
        <source>Postback for invoice %1: Approved=%2, %3, %4</source>
        <translation>Postback de la factura %1: Approved=%2, %3, %4</translation>
    </message>
    <message>
        <source>The payer&apos;s browser returned</source>
        <translation>El navegador del pagador regresó</translation>
    </message>
    <message>
        <source>HTTP %1, not accepted: %2</source>
        <translation>HTTP %1, no aceptada: %2</translation>
    </message>
    <message>
        <source>HTTP %1 SUCCESS after %2 ms</source>
        <translation>HTTP %1 SUCCESS tras %2 ms</translation>
    </message>
    <message>
        <source>Pay on the hosted page: %1</source>
        <translation>Pague en la página alojada: %1</translation>
    </message>
    <message>
        <source>invoice %1  %2  %3</source>
        <translation>factura %1  %2  %3</translation>
    </message>
    <message>
        <source>round trip %1  %2  %3</source>
        <translation>recorrido %1  %2  %3</translation>
    </message>
    <message>
        <source>Submit a request, have it paid, and judge what comes back.</source>
        <translation>Envía una solicitud, hace que se pague y evalúa lo que vuelve.</translation>
    </message>
    <message>
        <source>There is no environment “%1”.</source>
        <translation>No hay ningún entorno “%1”.</translation>
    </message>
    <message>
        <source>There is no API key for %1 in the keychain, nor in CPV2_API_KEY. %2</source>
        <translation>No hay clave de API para %1 en el llavero ni en CPV2_API_KEY. %2</translation>
    </message>
    <message>
        <source>--environment has an endpoint and a key of its own.</source>
        <translation>--environment tiene su propio endpoint y su propia clave.</translation>
    </message>
    <message>
        <source>A payment request; the built-in sample unless given.</source>
        <translation>Una solicitud de pago; si no se indica, el ejemplo incorporado.</translation>
    </message>
    <message>
        <source>Submit to the environment NAME that you set up in the window. Its API key comes from CPV2_API_KEY, or else from the system&apos;s keychain.</source>
        <translation>Envía al entorno NAME que usted configuró en la ventana. Su clave de API viene de CPV2_API_KEY o, si no, del llavero del sistema.</translation>
    </message>
    <message>
        <source>Confirm that money may move: the host name of a live environment&apos;s endpoint.</source>
        <translation>Confirma que puede moverse dinero: el nombre de host del endpoint de un entorno real.</translation>
    </message>
    <message>
        <source>How long to wait in all: 60 unless given, or 600 at another endpoint.</source>
        <translation>Cuánto esperar en total: 60 si no se indica, o 600 en otro endpoint.</translation>
    </message>
    <message>
        <source>%1 is live, so money can move. Confirm with: --live %2</source>
        <translation>%1 es real, así que puede moverse dinero. Confírmelo con: --live %2</translation>
    </message>
    <message>
        <source>“%1” is not a time-out: give a number of seconds from 1 to 86400.</source>
        <translation>“%1” no es un tiempo de espera: indique un número de segundos de 1 a 86400.</translation>
    </message>
    <message>
        <source>“%1” is not a port: give a number from 0 to 65535.</source>
        <translation>“%1” no es un puerto: indique un número de 0 a 65535.</translation>
    </message>
    <message numerus="yes">
        <source>Submitting %1, %n byte(s)</source>
        <translation>
            <numerusform>Enviando %1, %n byte</numerusform>
            <numerusform>Enviando %1, %n bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Forwarded to %1: HTTP %2</source>
        <translation>Reenviado a %1: HTTP %2</translation>
    </message>
    <message>
        <source>Not forwarded to %1: %2</source>
        <translation>No reenviado a %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Time is up after %n second(s).</source>
        <translation>
            <numerusform>Se acabó el tiempo tras %n segundo.</numerusform>
            <numerusform>Se acabó el tiempo tras %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The biller&apos;s rules, such as the payment methods that it allows: the id or the file of a profile (default: sagesgov).</source>
        <translation>Las reglas del facturador, como los métodos de pago que permite: el id o el archivo de un perfil (predeterminado: sagesgov).</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Rechazada: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Advertencia: %1</translation>
    </message>
    <message>
        <source>Not counted: %1 %2. %3</source>
        <translation>No se cuenta: %1 %2. %3</translation>
    </message>
    <message>
        <source>The payer&apos;s browser fetched the hosted page</source>
        <translation>El navegador del pagador obtuvo la página alojada</translation>
    </message>
</context>
<context>
    <name>cli::schema</name>
    <message>
        <source>ID|FILE</source>
        <translation>ID|FILE</translation>
    </message>
    <message>
        <source>Write the contract as JSON Schema (2020-12).</source>
        <translation>Escribe el contrato como JSON Schema (2020-12).</translation>
    </message>
    <message>
        <source>The biller profile whose rules to include: an id or a file. Default: generic, the contract alone.</source>
        <translation>El perfil de facturador cuyas reglas se incluyen: un id o un archivo. Predeterminado: generic, solo el contrato.</translation>
    </message>
</context>
<context>
    <name>cli::simulate</name>
    <message>
        <source>The API key is empty.</source>
        <translation>La clave de API está vacía.</translation>
    </message>
    <message>
        <source>The API key of this run: %1</source>
        <translation>La clave de API de esta ejecución: %1</translation>
    </message>
    <message>
        <source>cpv2 simulate --help lists all faults.</source>
        <translation>cpv2 simulate --help muestra todos los fallos.</translation>
    </message>
    <message>
        <source>Faults are on: %1</source>
        <translation>Fallos activos: %1</translation>
    </message>
    <message>
        <source>Listen on 127.0.0.1:N. 0, the default, takes any free port.</source>
        <translation>Escucha en 127.0.0.1:N. 0, el valor predeterminado, usa cualquier puerto libre.</translation>
    </message>
    <message>
        <source>The only API key to accept. Unless given, one is generated.</source>
        <translation>La única clave de API que se acepta. Si no se indica, se genera una.</translation>
    </message>
    <message>
        <source>Simulate a fault. Repeat the option for several:
%1
Times are in milliseconds.</source>
        <translation>Simula un fallo. Repita la opción para simular varios:
%1
Los tiempos están en milisegundos.</translation>
    </message>
    <message>
        <source>“%1” is not a port: give a number from 0 to 65535.</source>
        <translation>“%1” no es un puerto: indique un número de 0 a 65535.</translation>
    </message>
    <message>
        <source>Act as a CPV2 service on this computer until interrupted.</source>
        <translation>Actúa como servicio CPV2 en este equipo hasta que se interrumpa.</translation>
    </message>
    <message>
        <source>Also answer to NAME (or NAME:PORT), as a container calls it, for example host.docker.internal. Repeat the option for several.</source>
        <translation>Responde también a NAME (o NAME:PORT), como lo llama un contenedor, por ejemplo host.docker.internal. Repita la opción para indicar varios.</translation>
    </message>
    <message>
        <source>Send postbacks beyond this computer too, to private networks and the internet.</source>
        <translation>Envía postbacks también fuera de este equipo, a redes privadas y a internet.</translation>
    </message>
    <message>
        <source>%1 … %2. Default: %3.</source>
        <translation>%1 … %2. Predeterminado: %3.</translation>
    </message>
    <message>
        <source>Chosen where the contract is open: %1</source>
        <translation>Elegido donde el contrato lo deja abierto: %1</translation>
    </message>
</context>
<context>
    <name>cli::validate</name>
    <message>
        <source>Write the findings as a JSON array.</source>
        <translation>Escribe los hallazgos como un arreglo JSON.</translation>
    </message>
    <message>
        <source>Which FILE? “-” reads standard input.</source>
        <translation>¿Qué FILE? “-” lee la entrada estándar.</translation>
    </message>
    <message>
        <source>Payment requests; - reads standard input.</source>
        <translation>Solicitudes de pago; - lee la entrada estándar.</translation>
    </message>
    <message>
        <source>Check requests against the contract and a biller&apos;s profile.</source>
        <translation>Comprueba solicitudes contra el contrato y el perfil de un facturador.</translation>
    </message>
    <message>
        <source>The biller&apos;s rules: the id or the file of a profile (default: sagesgov).</source>
        <translation>Las reglas del facturador: el id o el archivo de un perfil (predeterminado: sagesgov).</translation>
    </message>
    <message>
        <source>Where the requests will be posted. A service on another machine cannot reach this one&apos;s addresses.</source>
        <translation>Adónde se enviarán las solicitudes. Un servicio en otra máquina no puede llegar a las direcciones de esta.</translation>
    </message>
</context>
<context>
    <name>core::Json</name>
    <message>
        <source>Arrays and objects are nested more than %1 levels deep.</source>
        <translation>Los arreglos y objetos están anidados a más de %1 niveles.</translation>
    </message>
    <message>
        <source>The number is too big.</source>
        <translation>El número es demasiado grande.</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>El texto está vacío.</translation>
    </message>
    <message>
        <source>A value was expected here.</source>
        <translation>Aquí se esperaba un valor.</translation>
    </message>
    <message>
        <source>A member name in double quotes was expected here.</source>
        <translation>Aquí se esperaba un nombre de miembro entre comillas dobles.</translation>
    </message>
    <message>
        <source>A comma or “}” was expected here.</source>
        <translation>Aquí se esperaba una coma o “}”.</translation>
    </message>
    <message>
        <source>A comma or “]” was expected here.</source>
        <translation>Aquí se esperaba una coma o “]”.</translation>
    </message>
    <message>
        <source>“\u” needs four hexadecimal digits.</source>
        <translation>“\u” necesita cuatro dígitos hexadecimales.</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>Falta la comilla de cierre.</translation>
    </message>
    <message>
        <source>This is not UTF-8.</source>
        <translation>Esto no es UTF-8.</translation>
    </message>
    <message>
        <source>A digit was expected in the exponent.</source>
        <translation>Se esperaba un dígito en el exponente.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Línea %1, columna %2: %3</translation>
    </message>
    <message>
        <source>There is nothing at “%1” to change.</source>
        <translation>No hay nada en “%1” que cambiar.</translation>
    </message>
    <message>
        <source>A JSON pointer must start with “/”.</source>
        <translation>Un puntero JSON debe empezar con “/”.</translation>
    </message>
    <message>
        <source>This is half of a character: a surrogate must come in a pair.</source>
        <translation>Esto es la mitad de un carácter: un sustituto debe ir en pareja.</translation>
    </message>
    <message>
        <source>There is more text after the end of the JSON value.</source>
        <translation>Hay más texto después del final del valor JSON.</translation>
    </message>
    <message>
        <source>A colon was expected after the member name.</source>
        <translation>Se esperaban dos puntos después del nombre del miembro.</translation>
    </message>
    <message>
        <source>A line end or control character inside a string must be escaped. Is the closing quotation mark missing?</source>
        <translation>Un salto de línea o carácter de control dentro de una cadena debe escribirse con escape. ¿Falta la comilla de cierre?</translation>
    </message>
    <message>
        <source>JSON has no such escape.</source>
        <translation>JSON no tiene ese escape.</translation>
    </message>
    <message>
        <source>A digit was expected after the decimal point.</source>
        <translation>Se esperaba un dígito después del punto decimal.</translation>
    </message>
    <message>
        <source>This is not valid JSON.</source>
        <translation>Esto no es JSON válido.</translation>
    </message>
    <message>
        <source>The text is larger than 64 MiB.</source>
        <translation>El texto supera los 64 MiB.</translation>
    </message>
    <message>
        <source>The text is UTF-16. JSON must be UTF-8.</source>
        <translation>El texto es UTF-16. JSON debe ser UTF-8.</translation>
    </message>
    <message>
        <source>The text contains a NUL byte, so it is binary or UTF-16. JSON must be UTF-8.</source>
        <translation>El texto contiene un byte NUL, así que es binario o UTF-16. JSON debe ser UTF-8.</translation>
    </message>
    <message>
        <source>A comment starts here. JSON has no comments.</source>
        <translation>Aquí empieza un comentario. JSON no tiene comentarios.</translation>
    </message>
</context>
<context>
    <name>core::JsonDifference</name>
    <message>
        <source>%1: place %2 → place %3</source>
        <translation>%1: lugar %2 → lugar %3</translation>
    </message>
    <message>
        <source>(absent)</source>
        <translation>(ausente)</translation>
    </message>
    <message>
        <source>%1: spelled %2</source>
        <translation>%1: escrito %2</translation>
    </message>
</context>
<context>
    <name>core::Places</name>
    <message>
        <source>There is no folder to keep files in: HOME is not set to an absolute path. Set HOME or %1.</source>
        <translation>No hay ninguna carpeta donde guardar archivos: HOME no contiene una ruta absoluta. Defina HOME o %1.</translation>
    </message>
</context>
<context>
    <name>core::PrivateFolder</name>
    <message>
        <source>The folder %1 cannot be made. Check that you may write to the folder above it.</source>
        <translation>No se puede crear la carpeta %1. Compruebe que puede escribir en la carpeta superior.</translation>
    </message>
    <message>
        <source>Other users can write to the folder %1 and could replace the files in it. Take that right away from them (chmod go-w), or choose another folder.</source>
        <translation>Otros usuarios pueden escribir en la carpeta %1 y podrían reemplazar los archivos que contiene. Quíteles ese permiso (chmod go-w) o elija otra carpeta.</translation>
    </message>
</context>
<context>
    <name>core::saved_file</name>
    <message>
        <source>it is not a regular file</source>
        <translation>no es un archivo normal</translation>
    </message>
</context>
<context>
    <name>cpv2::BillerProfile</name>
    <message>
        <source>The profile</source>
        <translation>El perfil</translation>
    </message>
    <message>
        <source>%1 should be %2.</source>
        <translation>%1 debería ser %2.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true o false</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>un objeto</translation>
    </message>
    <message>
        <source>%1 is missing or empty.</source>
        <translation>%1 falta o está vacío.</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un número entero de %1 a %2</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>una lista</translation>
    </message>
    <message>
        <source>%1 appears twice.</source>
        <translation>%1 aparece dos veces.</translation>
    </message>
    <message>
        <source>%1 is not a known member. Is it misspelled?</source>
        <translation>%1 no es un miembro conocido. ¿Está mal escrito?</translation>
    </message>
    <message>
        <source>%1 is not a valid regular expression: %2 (at character %3).</source>
        <translation>%1 no es una expresión regular válida: %2 (en el carácter %3).</translation>
    </message>
    <message>
        <source>“%1” is not a valid profile name. The file name before .json may contain only the letters a to z, digits and hyphens.</source>
        <translation>“%1” no es un nombre de perfil válido. El nombre del archivo antes de .json solo puede contener las letras de la a a la z, dígitos y guiones.</translation>
    </message>
</context>
<context>
    <name>cpv2::FeeLine</name>
    <message>
        <source>The fee line has no “%1:” part.</source>
        <translation>La línea de tarifa no tiene la parte “%1:”.</translation>
    </message>
    <message>
        <source>The fee line has more than one “%1:” part.</source>
        <translation>La línea de tarifa tiene más de una parte “%1:”.</translation>
    </message>
    <message>
        <source>“%1” has no “:”. A fee line is written poi:&lt;fee id&gt;|i:&lt;item name&gt;|amt:&lt;amount&gt;; a name cannot contain “|”.</source>
        <translation>“%1” no tiene “:”. Una línea de tarifa se escribe poi:&lt;id de tarifa&gt;|i:&lt;nombre del concepto&gt;|amt:&lt;monto&gt;; un nombre no puede contener “|”.</translation>
    </message>
    <message>
        <source>A value in a fee line cannot contain “|”, which separates the parts.</source>
        <translation>Un valor de una línea de tarifa no puede contener “|”, que separa las partes.</translation>
    </message>
</context>
<context>
    <name>cpv2::Money</name>
    <message>
        <source>“%1” is not an amount: write it like 164.31.</source>
        <translation>“%1” no es un monto: escríbalo como 164.31.</translation>
    </message>
    <message>
        <source>“%1” has more than four decimal places.</source>
        <translation>“%1” tiene más de cuatro decimales.</translation>
    </message>
    <message>
        <source>“%1” is too large.</source>
        <translation>“%1” es demasiado grande.</translation>
    </message>
    <message>
        <source>The sum is too large.</source>
        <translation>La suma es demasiado grande.</translation>
    </message>
</context>
<context>
    <name>cpv2::SubmitResponse</name>
    <message>
        <source>HTTP %1, and the answer is not a JSON object.</source>
        <translation>HTTP %1, y la respuesta no es un objeto JSON.</translation>
    </message>
    <message>
        <source>The service says SUCCESS but gives no usable CloudPaymentURL.</source>
        <translation>El servicio dice SUCCESS, pero no da una CloudPaymentURL utilizable.</translation>
    </message>
    <message>
        <source>HTTP %1, though the Message is SUCCESS.</source>
        <translation>HTTP %1, aunque el Message es SUCCESS.</translation>
    </message>
    <message>
        <source>HTTP %1 without a Message that says why.</source>
        <translation>HTTP %1 sin un Message que diga por qué.</translation>
    </message>
    <message>
        <source>HTTP %1, and the answer is not valid JSON: %2</source>
        <translation>HTTP %1, y la respuesta no es JSON válido: %2</translation>
    </message>
    <message>
        <source>The Message is “%1”, which is not exactly SUCCESS.</source>
        <translation>El Message es “%1”, que no es exactamente SUCCESS.</translation>
    </message>
</context>
<context>
    <name>cpv2::dates</name>
    <message>
        <source>“%1” is not written like 6/6/2025 (month/day/year).</source>
        <translation>“%1” no está escrito como 6/6/2025 (mes/día/año).</translation>
    </message>
    <message>
        <source>“%1” is not a calendar date (the month comes first).</source>
        <translation>“%1” no es una fecha del calendario (el mes va primero).</translation>
    </message>
</context>
<context>
    <name>cpv2::fields</name>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>número entero</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>monto</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>verdadero o falso</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>dirección de correo electrónico</translation>
    </message>
    <message>
        <source>object</source>
        <translation>objeto</translation>
    </message>
    <message>
        <source>list</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>%1 (%2, %3)
%4
Source: %5.</source>
        <translation>%1 (%2, %3)
%4
Fuente: %5.</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatorio</translation>
    </message>
    <message>
        <source>the integration&apos;s technical design (%1)</source>
        <translation>el diseño técnico de la integración (%1)</translation>
    </message>
    <message>
        <source>seen in public clients of the service (%1)</source>
        <translation>visto en clientes públicos del servicio (%1)</translation>
    </message>
    <message>
        <source>inferred from known facts (%1)</source>
        <translation>deducido de hechos conocidos (%1)</translation>
    </message>
    <message>
        <source>not known what the service does with this (%1)</source>
        <translation>no se sabe qué hace el servicio con esto (%1)</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>opcional</translation>
    </message>
</context>
<context>
    <name>cpv2::generator</name>
    <message>
        <source>There must be at least one customer.</source>
        <translation>Debe haber al menos un cliente.</translation>
    </message>
    <message>
        <source>Each customer must have at least one invoice.</source>
        <translation>Cada cliente debe tener al menos una factura.</translation>
    </message>
    <message>
        <source>Each invoice must have at least one fee line.</source>
        <translation>Cada factura debe tener al menos una línea de tarifa.</translation>
    </message>
    <message>
        <source>That would be %1 invoices; at most %2 can be generated.</source>
        <translation>Serían %1 facturas; se pueden generar como mucho %2.</translation>
    </message>
    <message>
        <source>That would be %1 fee lines; at most %2 can be generated.</source>
        <translation>Serían %1 líneas de tarifa; se pueden generar como mucho %2.</translation>
    </message>
    <message>
        <source>%1 allows fee lines only in Custom%2 to Custom%3, so an invoice holds at most %4.</source>
        <translation>%1 solo permite líneas de tarifa de Custom%2 a Custom%3, así que una factura contiene como máximo %4.</translation>
    </message>
    <message>
        <source>The date does not exist.</source>
        <translation>La fecha no existe.</translation>
    </message>
</context>
<context>
    <name>cpv2::schema</name>
    <message>
        <source>CPV2 payment request (%1 profile %2)</source>
        <translation>Solicitud de pago de CPV2 (%1, perfil %2)</translation>
    </message>
    <message>
        <source>The service reads names in any case; this schema checks only the spelling given here. It sees a number&apos;s value, not how it is written.</source>
        <translation>El servicio lee los nombres sin distinguir mayúsculas de minúsculas; este esquema solo comprueba la grafía que aquí se da. Ve el valor de un número, no cómo está escrito.</translation>
    </message>
</context>
<context>
    <name>cpv2::validation</name>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>verdadero o falso</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>text</source>
        <translation>un texto</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>una lista</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>un objeto</translation>
    </message>
    <message>
        <source>A payment request is a JSON object.</source>
        <translation>Una solicitud de pago es un objeto JSON.</translation>
    </message>
    <message>
        <source>The request has no customer.</source>
        <translation>La solicitud no tiene ningún cliente.</translation>
    </message>
    <message>
        <source>The customer has no invoice.</source>
        <translation>El cliente no tiene ninguna factura.</translation>
    </message>
    <message>
        <source>An object was expected here.</source>
        <translation>Aquí se esperaba un objeto.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 should be an absolute URL that starts with https:// or http://.</source>
        <translation>%1 debería ser una URL absoluta que empiece con https:// o http://.</translation>
    </message>
    <message>
        <source>ViewMode is 0 (full window) or 1 (embedded).</source>
        <translation>ViewMode es 0 (ventana completa) o 1 (incrustada).</translation>
    </message>
    <message>
        <source>%1 is negative.</source>
        <translation>%1 es negativo.</translation>
    </message>
    <message>
        <source>%1 uses invoice type %2.</source>
        <translation>%1 usa el tipo de factura %2.</translation>
    </message>
    <message>
        <source>%1 sets %2 to 0.00.</source>
        <translation>%1 pone %2 en 0.00.</translation>
    </message>
    <message>
        <source>%1 sets %2 to false.</source>
        <translation>%1 pone %2 en false.</translation>
    </message>
    <message>
        <source>error</source>
        <translation>error</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>advertencia</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>sugerencia</translation>
    </message>
    <message>
        <source>The amount of the fee line in %1 is negative.</source>
        <translation>El monto de la línea de tarifa en %1 es negativo.</translation>
    </message>
    <message>
        <source>The amount of the fee line in %1 is zero.</source>
        <translation>El monto de la línea de tarifa en %1 es cero.</translation>
    </message>
    <message>
        <source>The amount of the fee line in %1 is not in whole cents.</source>
        <translation>El monto de la línea de tarifa en %1 no está en centavos enteros.</translation>
    </message>
    <message>
        <source>BalanceDue is zero: there is nothing to pay.</source>
        <translation>BalanceDue es cero: no hay nada que pagar.</translation>
    </message>
    <message>
        <source>%1 is an amount in dollars, never a percentage.</source>
        <translation>%1 es un monto en dólares, nunca un porcentaje.</translation>
    </message>
    <message>
        <source>%1 is not in whole cents.</source>
        <translation>%1 no está en centavos enteros.</translation>
    </message>
    <message>
        <source>The sample spells it %1.</source>
        <translation>El ejemplo lo escribe %1.</translation>
    </message>
    <message>
        <source>profile %1 %2</source>
        <translation>perfil %1 %2</translation>
    </message>
    <message>
        <source>profile %1 %2 (%3)</source>
        <translation>perfil %1 %2 (%3)</translation>
    </message>
    <message>
        <source>JSON (RFC 8259)</source>
        <translation>JSON (RFC 8259)</translation>
    </message>
    <message>
        <source>web addresses (RFC 3986)</source>
        <translation>direcciones web (RFC 3986)</translation>
    </message>
    <message>
        <source>e-mail addresses (RFC 5321)</source>
        <translation>direcciones de correo electrónico (RFC 5321)</translation>
    </message>
    <message>
        <source>addresses in the United States (USPS Publication 28)</source>
        <translation>direcciones en los Estados Unidos (USPS Publication 28)</translation>
    </message>
    <message>
        <source>plausibility</source>
        <translation>verosimilitud</translation>
    </message>
    <message>
        <source>With ViewMode 1 the browser&apos;s return to ReturnURL stays inside the iframe.</source>
        <translation>Con ViewMode 1, el retorno del navegador a ReturnURL se queda dentro del iframe.</translation>
    </message>
    <message>
        <source>%1 should be an e-mail address like name@example.com.</source>
        <translation>%1 debería ser una dirección de correo electrónico como name@example.com.</translation>
    </message>
    <message>
        <source>%1 should be the two-letter code of a state, like GA.</source>
        <translation>%1 debería ser el código de dos letras de un estado, como GA.</translation>
    </message>
    <message>
        <source>%1 should be a ZIP code like 30042 or 30042-1234.</source>
        <translation>%1 debería ser un código ZIP como 30042 o 30042-1234.</translation>
    </message>
    <message>
        <source>DueDate is before InvoiceDate, %1.</source>
        <translation>DueDate es anterior a InvoiceDate, %1.</translation>
    </message>
    <message>
        <source>%1 uses the current day, %2, for %3.</source>
        <translation>%1 usa el día actual, %2, para %3.</translation>
    </message>
    <message>
        <source>Write %1.</source>
        <translation>Escriba %1.</translation>
    </message>
    <message>
        <source>The year of %1 should have four digits.</source>
        <translation>El año de %1 debería tener cuatro dígitos.</translation>
    </message>
    <message>
        <source>%1 is not written like 6/6/2025 (month/day/year).</source>
        <translation>%1 no está escrito como 6/6/2025 (mes/día/año).</translation>
    </message>
    <message>
        <source>%1 should start with https:// or http://.</source>
        <translation>%1 debería empezar con https:// o http://.</translation>
    </message>
    <message>
        <source>The fee line in %1 has no fee id or no item name.</source>
        <translation>La línea de tarifa en %1 no tiene id de tarifa o nombre del concepto.</translation>
    </message>
    <message>
        <source>%1 holds a fee line; %2 keeps fee lines in %3 to Custom%4.</source>
        <translation>%1 contiene una línea de tarifa; %2 las lleva de %3 a Custom%4.</translation>
    </message>
    <message>
        <source>%1 holds a fee line; %2 keeps fee lines in %3 and the fields after it.</source>
        <translation>%1 contiene una línea de tarifa; %2 las lleva en %3 y los campos siguientes.</translation>
    </message>
    <message>
        <source>BalanceDue is %1, but the fee lines add up to %2.</source>
        <translation>BalanceDue es %1, pero las líneas de tarifa suman %2.</translation>
    </message>
    <message>
        <source>%1 is a billion dollars or more. Is that intended?</source>
        <translation>%1 es de mil millones de dólares o más. ¿Es intencional?</translation>
    </message>
    <message>
        <source>%1 appears more than once. It is not known which one the service reads.</source>
        <translation>%1 aparece más de una vez. No se sabe cuál de ellos lee el servicio.</translation>
    </message>
    <message>
        <source>%1 is not a known field. It is sent as it is.</source>
        <translation>%1 no es un campo conocido. Se envía tal cual.</translation>
    </message>
    <message>
        <source>%1 contains half a character, which UTF-8 cannot encode.</source>
        <translation>%1 contiene medio carácter, que UTF-8 no puede codificar.</translation>
    </message>
    <message>
        <source>%1 contains a control character, such as a line break or a tab.</source>
        <translation>%1 contiene un carácter de control, como un salto de línea o una tabulación.</translation>
    </message>
    <message>
        <source>%1 is empty. %2 uses it for: %3</source>
        <translation>%1 está vacío. %2 lo usa para: %3</translation>
    </message>
    <message>
        <source>%1 has the wrong type: expected %2, found %3.</source>
        <translation>%1 es de un tipo incorrecto: se esperaba %2 y se encontró %3.</translation>
    </message>
    <message>
        <source>%1 is required but missing.</source>
        <translation>%1 es obligatorio, pero falta.</translation>
    </message>
    <message>
        <source>%1 is required but null.</source>
        <translation>%1 es obligatorio, pero es null.</translation>
    </message>
    <message>
        <source>%1 %2 appears %3 times in the request.</source>
        <translation>%1 %2 aparece %3 veces en la solicitud.</translation>
    </message>
    <message>
        <source>postbacks are told apart by their numbers (%1)</source>
        <translation>los postbacks se distinguen por sus números (%1)</translation>
    </message>
    <message>
        <source>%1 is required but empty.</source>
        <translation>%1 es obligatorio, pero está vacío.</translation>
    </message>
    <message>
        <source>%1 should be a whole number, but it is empty.</source>
        <translation>%1 debería ser un número entero, pero está vacío.</translation>
    </message>
    <message>
        <source>%1 should be a whole number; “%2” is not.</source>
        <translation>%1 debería ser un número entero; “%2” no lo es.</translation>
    </message>
    <message>
        <source>%1 is not a calendar date; the month comes first.</source>
        <translation>%1 no es una fecha del calendario; el mes va primero.</translation>
    </message>
    <message>
        <source>%1 starts with the year; the service is known to read month/day/year.</source>
        <translation>%1 empieza por el año; se sabe que el servicio lee mes/día/año.</translation>
    </message>
    <message>
        <source>%1 has a time; the service is known to read month/day/year only.</source>
        <translation>%1 tiene una hora; se sabe que el servicio lee solo mes/día/año.</translation>
    </message>
    <message>
        <source>%1 points to this machine. The service runs on another machine and cannot reach it.</source>
        <translation>%1 apunta a esta máquina. El servicio se ejecuta en otra máquina y no puede llegar a ella.</translation>
    </message>
    <message>
        <source>The part of %1 after “#” is never sent to a server.</source>
        <translation>La parte de %1 después de “#” nunca se envía a un servidor.</translation>
    </message>
    <message>
        <source>%1 does not match the address pattern of %2.</source>
        <translation>%1 no coincide con el patrón de dirección de %2.</translation>
    </message>
    <message>
        <source>%1 contains a space, which a URL writes as %20.</source>
        <translation>%1 contiene un espacio, que una URL escribe como %20.</translation>
    </message>
    <message>
        <source>%1 is missing, so the hosted page shows Related Invoices and Remind Me. %2 sets every option to false.</source>
        <translation>Falta %1, así que la página alojada muestra Related Invoices y Remind Me. %2 pone todas las opciones en false.</translation>
    </message>
    <message>
        <source>%1 sets %2 to false. It is missing, so the hosted page offers it.</source>
        <translation>%1 pone %2 en false. Falta, así que la página alojada lo ofrece.</translation>
    </message>
    <message>
        <source>%1 sets %2 to false, but it is missing.</source>
        <translation>%1 pone %2 en false, pero falta.</translation>
    </message>
    <message>
        <source>%1 is missing. %2 says there what is being paid, and which fees the amount includes.</source>
        <translation>Falta %1. %2 indica ahí qué se paga y qué tarifas incluye el monto.</translation>
    </message>
    <message>
        <source>There is no fee line. %1 has one for each fee that the amount includes, from Custom%2 on.</source>
        <translation>No hay ninguna línea de tarifa. %1 tiene una por cada tarifa que incluye el monto, a partir de Custom%2.</translation>
    </message>
    <message>
        <source>%1 looks like a card number. It is an id, so it is kept as it is and not masked in this round trip. Use no real card number here.</source>
        <translation>%1 parece un número de tarjeta. Es un id, así que se conserva tal cual y no se enmascara en este recorrido. No use aquí ningún número de tarjeta real.</translation>
    </message>
</context>
<context>
    <name>gui::ActiveProfile</name>
    <message>
        <source>Biller profile…</source>
        <translation>Perfil del facturador…</translation>
    </message>
    <message>
        <source>%1 profile %2</source>
        <translation>Perfil %1 %2</translation>
    </message>
    <message>
        <source>its file is missing</source>
        <translation>falta su archivo</translation>
    </message>
    <message>
        <source>The biller profile “%1” cannot be read (%2). Until it can, the rules of %3 %4 apply.</source>
        <translation>El perfil del facturador “%1” no se puede leer (%2). Hasta que se pueda, se aplican las reglas de %3 %4.</translation>
    </message>
    <message>
        <source>The rules that every request is checked against. Press to choose another profile.</source>
        <translation>Las reglas con que se comprueba cada solicitud. Pulse para elegir otro perfil.</translation>
    </message>
</context>
<context>
    <name>gui::BrowserLaunch</name>
    <message>
        <source>The desktop did not open it.</source>
        <translation>El escritorio no lo abrió.</translation>
    </message>
    <message>
        <source>%1 crashed.</source>
        <translation>%1 se cerró inesperadamente.</translation>
    </message>
    <message>
        <source>%1 failed (exit code %2).</source>
        <translation>%1 falló (código de salida %2).</translation>
    </message>
    <message>
        <source>%1 cannot be started.</source>
        <translation>No se puede iniciar %1.</translation>
    </message>
</context>
<context>
    <name>gui::CompareDialog</name>
    <message>
        <source>Compare with a file</source>
        <translation>Comparar con un archivo</translation>
    </message>
    <message>
        <source>Requests (*.json)</source>
        <translation>Solicitudes (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n diferencia</numerusform>
            <numerusform>%n diferencias</numerusform>
        </translation>
    </message>
    <message>
        <source>On disk: %1</source>
        <translation>En el disco: %1</translation>
    </message>
    <message>
        <source>The two requests are identical.</source>
        <translation>Las dos solicitudes son idénticas.</translation>
    </message>
</context>
<context>
    <name>gui::CompareSide</name>
    <message>
        <source>Tab %1: %2</source>
        <translation>Pestaña %1: %2</translation>
    </message>
    <message>
        <source>Sample of %1</source>
        <translation>Ejemplo de %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Archivo: %1</translation>
    </message>
    <message>
        <source>%1 is still being loaded.</source>
        <translation>%1 todavía se está cargando.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2</source>
        <translation>%1 no es JSON válido: %2</translation>
    </message>
</context>
<context>
    <name>gui::ComparisonModel</name>
    <message>
        <source>%1, as asked</source>
        <translation>%1, tal como se pidió</translation>
    </message>
    <message>
        <source>%1, different from what was asked</source>
        <translation>%1, distinto de lo que se pidió</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Informado</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Mostrado</translation>
    </message>
    <message>
        <source>✗ %1 less</source>
        <translation>✗ %1 de menos</translation>
    </message>
    <message>
        <source>✗ %1 more</source>
        <translation>✗ %1 de más</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
</context>
<context>
    <name>gui::CsvMappingDialog</name>
    <message>
        <source>an invoice</source>
        <translation>una factura</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Se convierte en</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>What the column %1 becomes</source>
        <translation>En qué se convierte la columna %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>Línea %1: </translation>
    </message>
    <message>
        <source>a fee line of the current invoice</source>
        <translation>una línea de tarifa de la factura actual</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 rows can be imported</source>
        <translation>Se pueden importar %1 de %2 filas</translation>
    </message>
    <message>
        <source>Fee lines: %1</source>
        <translation>Líneas de tarifa: %1</translation>
    </message>
    <message>
        <source>Invoices: %1, customers: %2, fee lines: %3</source>
        <translation>Facturas: %1, clientes: %2, líneas de tarifa: %3</translation>
    </message>
</context>
<context>
    <name>gui::CustomFieldsModel</name>
    <message>
        <source>Add Custom Field</source>
        <translation>Agregar campo personalizado</translation>
    </message>
    <message>
        <source>A custom field needs a name.</source>
        <translation>Un campo personalizado necesita un nombre.</translation>
    </message>
    <message>
        <source>The invoice already has a custom field “%1”.</source>
        <translation>La factura ya tiene un campo personalizado “%1”.</translation>
    </message>
    <message>
        <source>fee line</source>
        <translation>línea de tarifa</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>A fee line: edit it in the table above.</source>
        <translation>Una línea de tarifa: edítela en la tabla de arriba.</translation>
    </message>
    <message>
        <source>Send %1 as null</source>
        <translation>Enviar %1 como null</translation>
    </message>
    <message>
        <source>not null</source>
        <translation>no null</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>This is a list or an object. Edit it in the JSON.</source>
        <translation>Esto es una lista o un objeto. Edítelo en el JSON.</translation>
    </message>
</context>
<context>
    <name>gui::CustomerForm</name>
    <message>
        <source>customer</source>
        <translation>cliente</translation>
    </message>
</context>
<context>
    <name>gui::DestinationEffects</name>
    <message>
        <source>The listener is reachable only from this computer. The payer&apos;s browser can return to it, but a postback from %1 cannot reach it. To keep the request&apos;s own addresses, turn off &quot;Replace ReturnURL and PostBackURL&quot; in the Round trip menu.</source>
        <translation>Solo se puede llegar al receptor desde este equipo. El navegador del pagador puede volver a él, pero un postback de %1 no puede alcanzarlo. Para conservar las direcciones propias de la solicitud, desactive &quot;Reemplazar ReturnURL y PostBackURL&quot; en el menú Recorrido.</translation>
    </message>
</context>
<context>
    <name>gui::DiagnosesModel</name>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Result, and what to do</source>
        <translation>Resultado y qué hacer</translation>
    </message>
</context>
<context>
    <name>gui::DifferencesModel</name>
    <message>
        <source>≠ changed</source>
        <translation>≠ cambiado</translation>
    </message>
    <message>
        <source>↕ moved</source>
        <translation>↕ movido</translation>
    </message>
    <message>
        <source>%1
right: %2</source>
        <translation>%1
derecha: %2</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>+ only on the right</source>
        <translation>+ solo a la derecha</translation>
    </message>
    <message>
        <source>− only on the left</source>
        <translation>− solo a la izquierda</translation>
    </message>
    <message>
        <source>position %1</source>
        <translation>posición %1</translation>
    </message>
    <message>
        <source>≈ spelled differently</source>
        <translation>≈ escrito de otra forma</translation>
    </message>
</context>
<context>
    <name>gui::DoctorDialog</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Copiar informe</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>What the doctor found</source>
        <translation>Lo que halló el diagnóstico</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Comprobar de &amp;nuevo</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Everything that a round trip needs is in place.</source>
        <translation>Todo lo que necesita un recorrido está listo.</translation>
    </message>
    <message>
        <source>Something is not working. See below how to fix it.</source>
        <translation>Algo no funciona. Vea abajo cómo arreglarlo.</translation>
    </message>
</context>
<context>
    <name>gui::DocumentLifecycle</name>
    <message>
        <source>Payment requests (*.json)</source>
        <translation>Solicitudes de pago (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Save the payment request</source>
        <translation>Guardar la solicitud de pago</translation>
    </message>
    <message>
        <source>request.json</source>
        <translation>solicitud.json</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Cambios sin guardar</translation>
    </message>
    <message>
        <source>Open payment requests</source>
        <translation>Abrir solicitudes de pago</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Sobrescribir</translation>
    </message>
    <message>
        <source>Save &amp;all</source>
        <translation>Guardar &amp;todo</translation>
    </message>
    <message>
        <source>%1 is not valid JSON (line %2, column %3: %4) It is open as raw text, which is sent and saved as is.</source>
        <translation>%1 no es JSON válido (línea %2, columna %3: %4) Está abierto como texto sin formato, que se envía y se guarda tal cual.</translation>
    </message>
    <message>
        <source>Changed on disk</source>
        <translation>Cambiado en el disco</translation>
    </message>
    <message>
        <source>Another program has changed %1 since it was opened or saved here. Overwrite those changes?</source>
        <translation>Otro programa ha cambiado %1 desde que se abrió o se guardó aquí. ¿Desea sobrescribir esos cambios?</translation>
    </message>
    <message>
        <source>%1 has unsaved changes. Save them?</source>
        <translation>%1 tiene cambios sin guardar. ¿Desea guardarlos?</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests have unsaved changes. Save them?</source>
        <translation>
            <numerusform>%Ln solicitud tiene cambios sin guardar. ¿Desea guardarlos?</numerusform>
            <numerusform>%Ln solicitudes tienen cambios sin guardar. ¿Desea guardarlos?</numerusform>
        </translation>
    </message>
    <message>
        <source>Many files</source>
        <translation>Muchos archivos</translation>
    </message>
    <message numerus="yes">
        <source>Open %Ln files? Each gets a tab of its own.</source>
        <translation>
            <numerusform>¿Abrir %Ln archivo? Se abre en su propia pestaña.</numerusform>
            <numerusform>¿Abrir %Ln archivos? Cada uno se abre en su propia pestaña.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open &amp;all</source>
        <translation>Abrir &amp;todos</translation>
    </message>
    <message numerus="yes">
        <source>Open the &amp;first %Ln</source>
        <translation>
            <numerusform>Abrir el &amp;primero (%Ln)</numerusform>
            <numerusform>Abrir los &amp;primeros %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is open in another tab. Close that tab first, or choose another name.</source>
        <translation>%1 está abierto en otra pestaña. Cierre antes esa pestaña o elija otro nombre.</translation>
    </message>
</context>
<context>
    <name>gui::DraftChoiceDialog</name>
    <message>
        <source>Recovered requests</source>
        <translation>Solicitudes recuperadas</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurar</translation>
    </message>
    <message>
        <source>Which ones should be opened? The others are kept.</source>
        <translation>¿Cuáles se deben abrir? Las demás se conservan.</translation>
    </message>
</context>
<context>
    <name>gui::DraftKeeper</name>
    <message>
        <source>Draft saved %1 s ago</source>
        <translation>Borrador guardado hace %1 s</translation>
    </message>
    <message>
        <source>Draft saved %1 min ago</source>
        <translation>Borrador guardado hace %1 min</translation>
    </message>
</context>
<context>
    <name>gui::DraftRecovery</name>
    <message>
        <source>Unsaved edits were recovered: %1.</source>
        <translation>Se recuperaron cambios sin guardar: %1.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>Restaurar todo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>a new request</source>
        <translation>una solicitud nueva</translation>
    </message>
    <message>
        <source>%1, last edited %2</source>
        <translation>%1, última edición: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsaved request(s) were recovered.</source>
        <translation>
            <numerusform>Se recuperó %Ln solicitud sin guardar.</numerusform>
            <numerusform>Se recuperaron %Ln solicitudes sin guardar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::EnvironmentSelector</name>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Where requests are sent</source>
        <translation>Adónde se envían las solicitudes</translation>
    </message>
    <message>
        <source>Simulator, built in</source>
        <translation>Simulador incorporado</translation>
    </message>
    <message>
        <source>SIMULATOR</source>
        <translation>SIMULADOR</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>REAL</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>PRUEBA</translation>
    </message>
    <message>
        <source>Environments…</source>
        <translation>Entornos…</translation>
    </message>
    <message>
        <source>There is no API key for %1. Requests will be sent without one. %2</source>
        <translation>No hay clave de API para %1. Las solicitudes se enviarán sin ella. %2</translation>
    </message>
</context>
<context>
    <name>gui::EnvironmentsDialog</name>
    <message>
        <source>Saved in the keychain.</source>
        <translation>Guardada en el llavero.</translation>
    </message>
    <message>
        <source>The key will be forgotten.</source>
        <translation>La clave se olvidará.</translation>
    </message>
    <message>
        <source>New environment</source>
        <translation>Entorno nuevo</translation>
    </message>
    <message>
        <source>The key will be saved.</source>
        <translation>La clave se guardará.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key)</source>
        <translation>Certificados y claves (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>Kept in memory until you quit.</source>
        <translation>Se conserva en memoria hasta que salga.</translation>
    </message>
    <message>
        <source>No key is saved.</source>
        <translation>No hay ninguna clave guardada.</translation>
    </message>
    <message>
        <source>The service accepts the key, and the biller is active.</source>
        <translation>El servicio acepta la clave y el facturador está activo.</translation>
    </message>
    <message>
        <source>The simulator has its own key and needs no other.</source>
        <translation>El simulador tiene su propia clave y no necesita otra.</translation>
    </message>
    <message>
        <source>The API key is kept in memory until you quit. %1</source>
        <translation>La clave de API se conserva en memoria hasta que salga. %1</translation>
    </message>
    <message>
        <source>The API key could not be deleted. %1</source>
        <translation>No se pudo eliminar la clave de API. %1</translation>
    </message>
</context>
<context>
    <name>gui::ExchangeInspector</name>
    <message>
        <source>These bytes are no longer those that were written down.</source>
        <translation>Estos bytes ya no son los que se anotaron.</translation>
    </message>
    <message>
        <source>Submit %1</source>
        <translation>Envío %1</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Página %1</translation>
    </message>
    <message>
        <source>Postback %1, Approved=%2</source>
        <translation>Postback %1, Approved=%2</translation>
    </message>
    <message>
        <source>Return %1</source>
        <translation>Retorno %1</translation>
    </message>
    <message>
        <source>Capture %1</source>
        <translation>Captura %1</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Aún no se envió nada.</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>Aún no hay respuesta.</translation>
    </message>
    <message>
        <source>The browser has not come back yet.</source>
        <translation>El navegador aún no ha regresado.</translation>
    </message>
    <message>
        <source>The first %1 of %2 bytes</source>
        <translation>Los primeros %1 de %2 bytes</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>Sent on %1 to %2</source>
        <translation>Reenviado %1 a %2</translation>
    </message>
    <message>
        <source>By hand %1 to %2</source>
        <translation>A mano %1 a %2</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
</context>
<context>
    <name>gui::ExportDialog</name>
    <message>
        <source>cURL command</source>
        <translation>Comando cURL</translation>
    </message>
    <message>
        <source>.http file</source>
        <translation>Archivo .http</translation>
    </message>
    <message>
        <source>Postman collection</source>
        <translation>Colección de Postman</translation>
    </message>
    <message>
        <source>HTTP archive (HAR)</source>
        <translation>Archivo HTTP (HAR)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clave de API</translation>
    </message>
    <message>
        <source>Anyone who gets this file or text can submit requests with your API key. Include the key?</source>
        <translation>Quien obtenga este archivo o texto podrá enviar solicitudes con su clave de API. ¿Desea incluir la clave?</translation>
    </message>
    <message>
        <source>A variable takes the place of the API key.</source>
        <translation>Una variable ocupa el lugar de la clave de API.</translation>
    </message>
    <message>
        <source>It contains your API key. Keep it to yourself.</source>
        <translation>Contiene su clave de API. No lo comparta con nadie.</translation>
    </message>
</context>
<context>
    <name>gui::FeeLineModel</name>
    <message>
        <source>Add Fee Line</source>
        <translation>Agregar línea de tarifa</translation>
    </message>
    <message>
        <source>Duplicate Fee Line</source>
        <translation>Duplicar línea de tarifa</translation>
    </message>
    <message>
        <source>Remove Fee Line</source>
        <translation>Quitar línea de tarifa</translation>
    </message>
    <message>
        <source>Move Fee Line</source>
        <translation>Mover línea de tarifa</translation>
    </message>
    <message>
        <source>Edit Fee Line</source>
        <translation>Editar línea de tarifa</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>poi</source>
        <translation>poi</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Concepto</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
</context>
<context>
    <name>gui::FieldBinding</name>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>un valor</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Seleccionar t&amp;odo</translation>
    </message>
    <message>
        <source>0, full window</source>
        <translation>0, ventana completa</translation>
    </message>
    <message>
        <source>1, embedded</source>
        <translation>1, incrustada</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>Cambiar %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>%1 is null</source>
        <translation>%1 es null</translation>
    </message>
    <message>
        <source>Send %1 as null</source>
        <translation>Enviar %1 como null</translation>
    </message>
    <message>
        <source>Set to &amp;Null</source>
        <translation>Poner en &amp;null</translation>
    </message>
    <message>
        <source>&amp;Remove Member</source>
        <translation>&amp;Quitar el miembro</translation>
    </message>
    <message>
        <source>Set %1 to null</source>
        <translation>Poner %1 en null</translation>
    </message>
    <message>
        <source>Currently: %1.</source>
        <translation>Actualmente: %1.</translation>
    </message>
    <message>
        <source>This is an object. Edit it in the JSON.</source>
        <translation>Esto es un objeto. Edítelo en el JSON.</translation>
    </message>
    <message>
        <source>This is a list. Edit it in the JSON.</source>
        <translation>Esto es una lista. Edítela en el JSON.</translation>
    </message>
    <message>
        <source>This text is too long to edit here. Edit it in the JSON.</source>
        <translation>Este texto es demasiado largo para editarlo aquí. Edítelo en el JSON.</translation>
    </message>
    <message>
        <source>Alt+0</source>
        <translation>Alt+0</translation>
    </message>
    <message>
        <source>Alt+Del</source>
        <translation>Alt+Del</translation>
    </message>
</context>
<context>
    <name>gui::FieldSearch</name>
    <message>
        <source>request</source>
        <translation>solicitud</translation>
    </message>
    <message>
        <source>customer %1</source>
        <translation>cliente %1</translation>
    </message>
    <message>
        <source>invoice %1</source>
        <translation>factura %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>gui::FileWatch</name>
    <message>
        <source>Save again</source>
        <translation>Guardar de nuevo</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recargar</translation>
    </message>
    <message>
        <source>Show differences…</source>
        <translation>Mostrar diferencias…</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Conservar lo mío</translation>
    </message>
    <message>
        <source>%1 was deleted or moved. The request open here is no longer in a file.</source>
        <translation>%1 se eliminó o se movió. La solicitud abierta aquí ya no está en ningún archivo.</translation>
    </message>
    <message>
        <source>%1 was changed on disk and can no longer be read as a request.</source>
        <translation>%1 se cambió en el disco y ya no se puede leer como solicitud.</translation>
    </message>
    <message>
        <source>%1 was changed on disk and has unsaved edits here. Reloading can be undone.</source>
        <translation>%1 se cambió en el disco y aquí tiene cambios sin guardar. La recarga se puede deshacer.</translation>
    </message>
    <message>
        <source>%1 was changed on disk.</source>
        <translation>%1 se cambió en el disco.</translation>
    </message>
</context>
<context>
    <name>gui::FindBar</name>
    <message>
        <source>searching…</source>
        <translation>buscando…</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no encontrado</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>encontrados: %1</translation>
    </message>
    <message>
        <source>%1, wrapped around</source>
        <translation>%1, la búsqueda dio la vuelta</translation>
    </message>
</context>
<context>
    <name>gui::FindingsFilter</name>
    <message>
        <source>Errors: %1</source>
        <translation>Errores: %1</translation>
    </message>
    <message>
        <source>Warnings: %1</source>
        <translation>Advertencias: %1</translation>
    </message>
    <message>
        <source>Hints: %1</source>
        <translation>Sugerencias: %1</translation>
    </message>
    <message>
        <source>Show or hide these in the list</source>
        <translation>Mostrarlos u ocultarlos en la lista</translation>
    </message>
</context>
<context>
    <name>gui::FindingsList</name>
    <message>
        <source>Fix</source>
        <translation>Corregir</translation>
    </message>
</context>
<context>
    <name>gui::FindingsModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rule: %1.</source>
        <translation>Regla: %1.</translation>
    </message>
</context>
<context>
    <name>gui::FormActions</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Agregar</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplicar</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>S&amp;ubir</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>&amp;Bajar</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Down</translation>
    </message>
    <message>
        <source>Set the field to &amp;null</source>
        <translation>Poner el campo en &amp;null</translation>
    </message>
    <message>
        <source>Set the field to null</source>
        <translation>Poner el campo en null</translation>
    </message>
    <message>
        <source>Remove the &amp;field</source>
        <translation>Quitar el &amp;campo</translation>
    </message>
    <message>
        <source>Set %1 to &amp;null</source>
        <translation>Poner %1 en &amp;null</translation>
    </message>
    <message>
        <source>Remove &amp;field %1</source>
        <translation>Quitar el &amp;campo %1</translation>
    </message>
    <message>
        <source>Add a customer, invoice, fee line, custom field or member, depending on the focus</source>
        <translation>Agregar un cliente, una factura, una línea de tarifa, un campo personalizado o un miembro, según dónde esté el foco</translation>
    </message>
    <message>
        <source>Duplicate the current item</source>
        <translation>Duplicar el elemento actual</translation>
    </message>
    <message>
        <source>Remove the current item</source>
        <translation>Quitar el elemento actual</translation>
    </message>
    <message>
        <source>Move the current item up</source>
        <translation>Subir el elemento actual</translation>
    </message>
    <message>
        <source>Move the current item down</source>
        <translation>Bajar el elemento actual</translation>
    </message>
    <message>
        <source>Remove the field, so that it is absent</source>
        <translation>Quitar el campo para que falte</translation>
    </message>
    <message>
        <source>Alt+Ins</source>
        <translation>Alt+Ins</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Del</source>
        <translation>Ctrl+Shift+Del</translation>
    </message>
</context>
<context>
    <name>gui::GenerateDialog</name>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Generar</translation>
    </message>
    <message>
        <source>generated-%1x%2.json</source>
        <translation>generada-%1x%2.json</translation>
    </message>
    <message>
        <source>Invoices: %1, fee lines: %2, JSON: about %3</source>
        <translation>Facturas: %1, líneas de tarifa: %2, JSON: unos %3</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 to 18446744073709551615.</source>
        <translation>La semilla debe ser un número entero de 0 a 18446744073709551615.</translation>
    </message>
</context>
<context>
    <name>gui::GoToField</name>
    <message>
        <source>Go to field</source>
        <translation>Ir al campo</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Fields found</source>
        <translation>Campos encontrados</translation>
    </message>
    <message>
        <source>The first %1 fields</source>
        <translation>Los primeros %1 campos</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n campo</numerusform>
            <numerusform>%n campos</numerusform>
        </translation>
    </message>
    <message>
        <source>Name and place, for example: inv 9876 bal</source>
        <translation>Nombre y lugar, por ejemplo: inv 9876 bal</translation>
    </message>
</context>
<context>
    <name>gui::Help</name>
    <message>
        <source>Getting started</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>6. Submit again, pay with a declined card, then with an approved one.</source>
        <translation>6. Envíe de nuevo, pague con una tarjeta rechazada y luego con una aprobada.</translation>
    </message>
    <message>
        <source>About CPV2 Workbench</source>
        <translation>Acerca de CPV2 Workbench</translation>
    </message>
    <message>
        <source>CPV2 Workbench %1</source>
        <translation>CPV2 Workbench %1</translation>
    </message>
    <message>
        <source>1. The form in the middle is a payment request. On the right is the exact JSON that is sent. Try changing an amount, then undo it with Ctrl+Z.</source>
        <translation>1. El formulario del centro es una solicitud de pago. A la derecha está el JSON exacto que se envía. Pruebe a cambiar un monto y deshágalo con Ctrl+Z.</translation>
    </message>
    <message>
        <source>2. Press Submit (Ctrl+Return). The built-in simulator receives the request. No money moves.</source>
        <translation>2. Pulse Enviar (Ctrl+Intro). El simulador incorporado recibe la solicitud. No se mueve dinero.</translation>
    </message>
    <message>
        <source>3. The hosted page opens in your browser. Choose a test card that is approved, and pay.</source>
        <translation>3. La página alojada se abre en su navegador. Elija una tarjeta de prueba que se apruebe y pague.</translation>
    </message>
    <message>
        <source>5. Press &quot;Return to Home Page&quot; in the browser. The return is captured too, and all four stories are ticked.</source>
        <translation>5. Pulse &quot;Return to Home Page&quot; en el navegador. El retorno también se captura y las cuatro historias quedan marcadas.</translation>
    </message>
    <message>
        <source>Tests a biller&apos;s Cloud Payments V2 integration end to end.</source>
        <translation>Prueba de principio a fin la integración de un facturador con Cloud Payments V2.</translation>
    </message>
    <message>
        <source>MIT licence. Built with Qt %1 (LGPL-3.0), RapidJSON (MIT), QtKeychain (BSD-2-Clause), zlib (Zlib) and SQLite (public domain).</source>
        <translation>Licencia MIT. Hecho con Qt %1 (LGPL-3.0), RapidJSON (MIT), QtKeychain (BSD-2-Clause), zlib (Zlib) y SQLite (dominio público).</translation>
    </message>
    <message>
        <source>Where data is kept:
Journal: %1
Drafts: %2
Settings: %3
API keys are in the system keychain; where there is none, they are kept in memory until you quit.</source>
        <translation>Dónde se guardan los datos:
Diario: %1
Borradores: %2
Configuración: %3
Las claves de API están en el llavero del sistema; si no hay llavero, se conservan en memoria hasta que salga.</translation>
    </message>
    <message>
        <source>4. The strip at the bottom shows the postback and the checks, and the invoice turns PAID. Click a check to see what decided it.</source>
        <translation>4. La franja inferior muestra el postback y las comprobaciones, y la factura pasa a PAID. Haga clic en una comprobación para ver qué la decidió.</translation>
    </message>
</context>
<context>
    <name>gui::HistoryModel</name>
    <message>
        <source>unmatched</source>
        <translation>sin asociar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>gui::ImportDialog</name>
    <message>
        <source>It was sent to %1</source>
        <translation>Se envió a %1</translation>
    </message>
</context>
<context>
    <name>gui::ImportExport</name>
    <message>
        <source>From &amp;file…</source>
        <translation>De un &amp;archivo…</translation>
    </message>
    <message>
        <source>From &amp;clipboard or cURL text…</source>
        <translation>Del &amp;portapapeles o de un texto de cURL…</translation>
    </message>
    <message>
        <source>&amp;Table (CSV)…</source>
        <translation>&amp;Tabla (CSV)…</translation>
    </message>
    <message>
        <source>&amp;cURL command…</source>
        <translation>Comando &amp;cURL…</translation>
    </message>
    <message>
        <source>.&amp;http file…</source>
        <translation>Archivo .&amp;http…</translation>
    </message>
    <message>
        <source>&amp;Postman collection…</source>
        <translation>Colección de &amp;Postman…</translation>
    </message>
    <message>
        <source>HTTP &amp;archive (HAR)…</source>
        <translation>&amp;Archivo HTTP (HAR)…</translation>
    </message>
    <message>
        <source>C&amp;opy as cURL</source>
        <translation>C&amp;opiar como cURL</translation>
    </message>
    <message>
        <source>Import a request</source>
        <translation>Importar una solicitud</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Importar una tabla</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.tab *.txt)</source>
        <translation>Tablas (*.csv *.tsv *.tab *.txt)</translation>
    </message>
    <message>
        <source>imported.json</source>
        <translation>importada.json</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importar %1</translation>
    </message>
    <message>
        <source>Save the export</source>
        <translation>Guardar la exportación</translation>
    </message>
    <message>
        <source>Requests from other programs (*.sh *.txt *.curl *.json *.har *.csv *.tsv)</source>
        <translation>Solicitudes de otros programas (*.sh *.txt *.curl *.json *.har *.csv *.tsv)</translation>
    </message>
    <message>
        <source>It contains no calls.</source>
        <translation>No contiene ninguna llamada.</translation>
    </message>
    <message>
        <source>The imported text is not valid JSON: %1</source>
        <translation>El texto importado no es JSON válido: %1</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>The text contains comments, which JSON does not have. Import it without them?</source>
        <translation>El texto contiene comentarios, que JSON no tiene. ¿Importarlo sin ellos?</translation>
    </message>
    <message>
        <source>&amp;Import without comments</source>
        <translation>&amp;Importar sin comentarios</translation>
    </message>
</context>
<context>
    <name>gui::ImportTextDialog</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
</context>
<context>
    <name>gui::InvoiceForm</name>
    <message>
        <source>no sum: a line is broken</source>
        <translation>sin suma: hay una línea incorrecta</translation>
    </message>
    <message>
        <source>Set balance to %1</source>
        <translation>Poner el saldo en %1</translation>
    </message>
    <message>
        <source>sum %1, no balance</source>
        <translation>suma %1, sin saldo</translation>
    </message>
    <message>
        <source>sum %1 = balance</source>
        <translation>suma %1 = saldo</translation>
    </message>
    <message>
        <source>sum %1 ≠ balance %2</source>
        <translation>suma %1 ≠ saldo %2</translation>
    </message>
    <message>
        <source>Set BalanceDue to the Sum</source>
        <translation>Poner la suma en BalanceDue</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>factura</translation>
    </message>
</context>
<context>
    <name>gui::InvoicesModel</name>
    <message>
        <source>no invoice</source>
        <translation>sin facturas</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Factura</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Fee sum</source>
        <translation>Suma de tarifas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>gui::JsonEditor</name>
    <message>
        <source>The pasted text is not valid JSON, and one of its lines is too long to edit here.</source>
        <translation>El texto pegado no es JSON válido y una de sus líneas es demasiado larga para editarla aquí.</translation>
    </message>
    <message>
        <source>This request has a line that is too long to edit here. Use the forms instead.</source>
        <translation>Esta solicitud tiene una línea demasiado larga para editarla aquí. Use los formularios.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3 The forms stay as they were. This text will be sent as is.</source>
        <translation>Línea %1, columna %2: %3 Los formularios quedan como estaban. Este texto se enviará tal cual.</translation>
    </message>
</context>
<context>
    <name>gui::JsonView</name>
    <message>
        <source>[%1 more characters]</source>
        <translation>[%1 caracteres más]</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Seleccionar &amp;todo</translation>
    </message>
</context>
<context>
    <name>gui::ListenerDialog</name>
    <message>
        <source>Let other computers reach the listener?</source>
        <translation>¿Permitir que otros equipos lleguen al receptor?</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key)</source>
        <translation>Certificados y claves (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>Every computer that can reach this one will be able to send requests to the listener. Anything sent to a round trip&apos;s address counts as a callback, and over http it travels unencrypted. Do this only in a network you trust.</source>
        <translation>Todos los equipos que puedan llegar a este podrán enviar peticiones al receptor. Lo que llegue a la dirección de un recorrido cuenta como callback y, por http, viaja sin cifrar. Hágalo solo en una red de confianza.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Permitir</translation>
    </message>
</context>
<context>
    <name>gui::ListenerStatus</name>
    <message>
        <source>The callback listener captures the browser&apos;s return and the server&apos;s postback.</source>
        <translation>El receptor de callbacks captura el retorno del navegador y el postback del servidor.</translation>
    </message>
    <message>
        <source>Use any free port</source>
        <translation>Usar cualquier puerto libre</translation>
    </message>
    <message>
        <source>○ not listening</source>
        <translation>○ sin escuchar</translation>
    </message>
    <message>
        <source>● listening</source>
        <translation>● escuchando</translation>
    </message>
    <message>
        <source>✕ no answer</source>
        <translation>✕ sin respuesta</translation>
    </message>
    <message>
        <source>◐ slow</source>
        <translation>◐ lento</translation>
    </message>
    <message>
        <source>Requests refused: %1</source>
        <translation>Peticiones rechazadas: %1</translation>
    </message>
    <message>
        <source>Slow connections closed to make room: %1</source>
        <translation>Conexiones lentas cerradas para hacer sitio: %1</translation>
    </message>
    <message>
        <source>open to other computers</source>
        <translation>abierto a otros equipos</translation>
    </message>
    <message>
        <source>It has not responded for %1 seconds. This computer is very busy.</source>
        <translation>No responde desde hace %1 segundos. Este equipo está muy ocupado.</translation>
    </message>
    <message>
        <source>It is binding its port again.</source>
        <translation>Está volviendo a ocupar su puerto.</translation>
    </message>
    <message>
        <source>It answered a test request in %1 ms.</source>
        <translation>Respondió a una petición de prueba en %1 ms.</translation>
    </message>
    <message>
        <source>Other computers can reach it too, until you turn that off or quit.</source>
        <translation>Otros equipos también pueden llegar a él, hasta que lo desactive o salga.</translation>
    </message>
    <message>
        <source>Requests to unknown addresses, too many to keep: %1</source>
        <translation>Peticiones a direcciones desconocidas, demasiadas para guardarlas: %1</translation>
    </message>
    <message>
        <source>Callbacks asked to try again later, too many in a minute: %1</source>
        <translation>Callbacks a los que se pidió reintentar más tarde, demasiados en un minuto: %1</translation>
    </message>
    <message>
        <source>The callback listener refused a request. %1</source>
        <translation>El receptor de callbacks rechazó una solicitud. %1</translation>
    </message>
    <message>
        <source>Show refused requests</source>
        <translation>Mostrar las solicitudes rechazadas</translation>
    </message>
    <message>
        <source>Icons and the like that browsers asked for: %1</source>
        <translation>Iconos y similares que pidieron los navegadores: %1</translation>
    </message>
</context>
<context>
    <name>gui::LiveConfirmationDialog</name>
    <message>
        <source>LIVE</source>
        <translation>REAL</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Enviar</translation>
    </message>
</context>
<context>
    <name>gui::MainWindow</name>
    <message>
        <source>Submitting</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>Sending to %1…</source>
        <translation>Enviando a %1…</translation>
    </message>
    <message>
        <source>Answered after %1 ms</source>
        <translation>Respondió tras %1 ms</translation>
    </message>
    <message>
        <source>%1[*] — CPV2 Workbench</source>
        <translation>%1[*] — CPV2 Workbench</translation>
    </message>
    <message>
        <source>Ctrl+Tab</source>
        <translation>Ctrl+Tab</translation>
    </message>
    <message>
        <source>Ctrl+PgDown</source>
        <translation>Ctrl+PgDown</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Tab</source>
        <translation>Ctrl+Shift+Tab</translation>
    </message>
    <message>
        <source>Ctrl+PgUp</source>
        <translation>Ctrl+PgUp</translation>
    </message>
    <message>
        <source>The simulator did not send a postback. %1</source>
        <translation>El simulador no envió un postback. %1</translation>
    </message>
    <message>
        <source>Allow until I quit</source>
        <translation>Permitir hasta salir</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>Ctrl++</source>
        <translation>Ctrl++</translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation>Ctrl+=</translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
</context>
<context>
    <name>gui::MembersModel</name>
    <message>
        <source>Duplicate %1</source>
        <translation>Duplicar %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Mover %1</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Cambiar el nombre de %1</translation>
    </message>
    <message>
        <source>Set %1 to null</source>
        <translation>Poner %1 en null</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>Cambiar %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
</context>
<context>
    <name>gui::MessageBar</name>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>advertencia</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>problema</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>gui::MessageView</name>
    <message>
        <source>Only the beginning of %1 bytes is shown; Raw copies them all.</source>
        <translation>Solo se muestra el comienzo de %1 bytes; Sin procesar los copia todos.</translation>
    </message>
    <message>
        <source>%1 bytes, sha-256 %2</source>
        <translation>%1 bytes, sha-256 %2</translation>
    </message>
    <message>
        <source>file “%1”, %2 bytes</source>
        <translation>archivo “%1”, %2 bytes</translation>
    </message>
    <message>
        <source>Unpacked from %1 bytes (%2); Raw has them as they came.</source>
        <translation>Descomprimido de %1 bytes (%2); Sin procesar los tiene como llegaron.</translation>
    </message>
</context>
<context>
    <name>gui::NameValueModel</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
</context>
<context>
    <name>gui::NavigatorModel</name>
    <message>
        <source>unmatched</source>
        <translation>sin asociar</translation>
    </message>
    <message>
        <source>REQUESTS</source>
        <translation>SOLICITUDES</translation>
    </message>
    <message>
        <source>ROUND TRIPS</source>
        <translation>RECORRIDOS</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln capture(s)</source>
        <translation>
            <numerusform>%Ln captura</numerusform>
            <numerusform>%Ln capturas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::ObjectButton</name>
    <message>
        <source>Set %1 to &amp;null</source>
        <translation>Poner %1 en &amp;null</translation>
    </message>
    <message>
        <source>&amp;Remove %1</source>
        <translation>&amp;Quitar %1</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>present</source>
        <translation>presente</translation>
    </message>
</context>
<context>
    <name>gui::Outcome</name>
    <message numerus="yes">
        <source>✗ %n check(s) failed</source>
        <translation>
            <numerusform>✗ %n comprobación falló</numerusform>
            <numerusform>✗ %n comprobaciones fallaron</numerusform>
        </translation>
    </message>
    <message>
        <source>○ waiting</source>
        <translation>○ en espera</translation>
    </message>
    <message>
        <source>✓ all checks passed</source>
        <translation>✓ todas las comprobaciones superadas</translation>
    </message>
    <message>
        <source>– nothing to check</source>
        <translation>– nada que comprobar</translation>
    </message>
    <message>
        <source>? cannot tell</source>
        <translation>? no se puede saber</translation>
    </message>
</context>
<context>
    <name>gui::PageOpener</name>
    <message>
        <source>Copy address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>No browser could be opened. %1 Open the hosted page yourself: %2</source>
        <translation>No se pudo abrir ningún navegador. %1 Abra la página alojada manualmente: %2</translation>
    </message>
</context>
<context>
    <name>gui::PostbacksModel</name>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Postback</source>
        <translation>Postback</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Factura</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Matched by</source>
        <translation>Unido por</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>incompleto</translation>
    </message>
    <message>
        <source>%1 · %2 ms</source>
        <translation>%1 · %2 ms</translation>
    </message>
</context>
<context>
    <name>gui::PreviewPane</name>
    <message>
        <source>sha-256 %1…%2</source>
        <translation>sha-256 %1…%2</translation>
    </message>
    <message>
        <source>%1
Click to copy it.</source>
        <translation>%1
Haga clic para copiarlo.</translation>
    </message>
    <message>
        <source>Fix %1</source>
        <translation>Corregir %1</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Go to the &amp;field (Return)</source>
        <translation>Ir al &amp;campo (Intro)</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>sin formato</translation>
    </message>
    <message>
        <source>sha-256 …</source>
        <translation>sha-256 …</translation>
    </message>
    <message>
        <source>Copy the exact bytes</source>
        <translation>Copiar los bytes exactos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit the JSON (Ctrl+J)</source>
        <translation>Editar el JSON (Ctrl+J)</translation>
    </message>
</context>
<context>
    <name>gui::ProfileDialog</name>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>built in, replaced by yours</source>
        <translation>incorporado, reemplazado por el suyo</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>incorporado</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>TypeID is %1.</source>
        <translation>TypeID es %1.</translation>
    </message>
    <message>
        <source>All switches in PageResultOptions are false.</source>
        <translation>Todas las opciones de PageResultOptions son false.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Payment methods not allowed: %1.</source>
        <translation>Métodos de pago no permitidos: %1.</translation>
    </message>
    <message>
        <source>ReturnURL and PostBackURL match %1</source>
        <translation>ReturnURL y PostBackURL coinciden con %1</translation>
    </message>
    <message>
        <source>&amp;Use this profile</source>
        <translation>&amp;Usar este perfil</translation>
    </message>
    <message>
        <source>&amp;New from this profile…</source>
        <translation>&amp;Nuevo a partir de este perfil…</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Abrir la &amp;carpeta</translation>
    </message>
    <message>
        <source>The file cannot be used. %1</source>
        <translation>El archivo no se puede usar. %1</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>sin nombre</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Perfil nuevo</translation>
    </message>
    <message>
        <source>Fee lines go in Custom%1 and the fields after it.</source>
        <translation>Las líneas de tarifa van en Custom%1 y los campos siguientes.</translation>
    </message>
    <message>
        <source>The fee line goes in Custom%1.</source>
        <translation>La línea de tarifa va en Custom%1.</translation>
    </message>
    <message>
        <source>Fee lines go in Custom%1 to Custom%2.</source>
        <translation>Las líneas de tarifa van de Custom%1 a Custom%2.</translation>
    </message>
    <message>
        <source>CCServiceFee and AchServiceFee are present and 0.00.</source>
        <translation>CCServiceFee y AchServiceFee están presentes y valen 0.00.</translation>
    </message>
    <message>
        <source>InvoiceDate and DueDate of a new invoice are set to the current day.</source>
        <translation>InvoiceDate y DueDate de una factura nueva se ponen en el día actual.</translation>
    </message>
    <message>
        <source>part of this program</source>
        <translation>parte de este programa</translation>
    </message>
    <message>
        <source>The folder could not be opened: %1</source>
        <translation>No se pudo abrir la carpeta: %1</translation>
    </message>
    <message>
        <source>Its ID, which is also its file name (a to z, digits, hyphens):</source>
        <translation>Su id, que es también el nombre de su archivo (a-z, dígitos, guiones):</translation>
    </message>
</context>
<context>
    <name>gui::PruneDialog</name>
    <message>
        <source>&amp;Delete for good</source>
        <translation>&amp;Eliminar para siempre</translation>
    </message>
</context>
<context>
    <name>gui::RecentFilesMenu</name>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Vaciar esta lista</translation>
    </message>
</context>
<context>
    <name>gui::ReplayDialog</name>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Enviar</translation>
    </message>
    <message>
        <source>Postback %1, Approved=%2</source>
        <translation>Postback %1, Approved=%2</translation>
    </message>
    <message>
        <source>Composed from the round trip</source>
        <translation>Compuesto a partir del recorrido</translation>
    </message>
    <message>
        <source>HTTP %1 after %2 ms</source>
        <translation>HTTP %1 tras %2 ms</translation>
    </message>
    <message>
        <source>“%1” is not a web address.</source>
        <translation>“%1” no es una dirección web.</translation>
    </message>
    <message>
        <source>This was masked when it was kept: %1. Type the true values to send it.</source>
        <translation>Esto se enmascaró al guardarse: %1. Escriba los valores verdaderos para enviarlo.</translation>
    </message>
    <message>
        <source>Will be sent to %1</source>
        <translation>Se enviará a %1</translation>
    </message>
</context>
<context>
    <name>gui::RequestContent</name>
    <message>
        <source>%1 will be replaced with the listener&apos;s address.</source>
        <translation>%1 se reemplazará por la dirección del receptor.</translation>
    </message>
</context>
<context>
    <name>gui::RequestDocument</name>
    <message>
        <source>untitled</source>
        <translation>sin título</translation>
    </message>
    <message>
        <source>Edit JSON</source>
        <translation>Editar el JSON</translation>
    </message>
    <message>
        <source>Reload %1</source>
        <translation>Volver a cargar %1</translation>
    </message>
</context>
<context>
    <name>gui::RequestPane</name>
    <message>
        <source>Customers: %1, invoices: %2</source>
        <translation>Clientes: %1, facturas: %2</translation>
    </message>
    <message>
        <source>Customer %1 of %2</source>
        <translation>Cliente %1 de %2</translation>
    </message>
    <message>
        <source>No customer</source>
        <translation>Sin clientes</translation>
    </message>
    <message>
        <source>Invoice %1</source>
        <translation>Factura %1</translation>
    </message>
    <message>
        <source>No invoice</source>
        <translation>Sin facturas</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 de %3</translation>
    </message>
    <message>
        <source>Add Customer</source>
        <translation>Agregar cliente</translation>
    </message>
    <message>
        <source>Duplicate Customer</source>
        <translation>Duplicar cliente</translation>
    </message>
    <message>
        <source>Remove Customer</source>
        <translation>Quitar cliente</translation>
    </message>
    <message>
        <source>Move Customer</source>
        <translation>Mover cliente</translation>
    </message>
    <message>
        <source>Add Invoice</source>
        <translation>Agregar factura</translation>
    </message>
    <message>
        <source>Duplicate Invoice</source>
        <translation>Duplicar factura</translation>
    </message>
    <message>
        <source>Remove Invoice</source>
        <translation>Quitar factura</translation>
    </message>
    <message>
        <source>Move Invoice</source>
        <translation>Mover factura</translation>
    </message>
    <message>
        <source>Add a &amp;member to</source>
        <translation>Agregar un &amp;miembro a</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1; the filter hides the invoice below</source>
        <translation>%1; el filtro oculta la factura de abajo</translation>
    </message>
    <message numerus="yes">
        <source>A customer with %n invoice(s) was removed.</source>
        <translation>
            <numerusform>Se quitó un cliente con %n factura.</numerusform>
            <numerusform>Se quitó un cliente con %n facturas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Invoice “%1” was removed.</source>
        <translation>Se quitó la factura “%1”.</translation>
    </message>
</context>
<context>
    <name>gui::RequestSettingsForm</name>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>all off</source>
        <translation>todo desactivado</translation>
    </message>
    <message numerus="yes">
        <source>%n on</source>
        <translation>
            <numerusform>%n activado</numerusform>
            <numerusform>%n activados</numerusform>
        </translation>
    </message>
    <message>
        <source>request</source>
        <translation>solicitud</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>no es un objeto</translation>
    </message>
</context>
<context>
    <name>gui::RequestStatus</name>
    <message>
        <source>no findings</source>
        <translation>sin hallazgos</translation>
    </message>
    <message>
        <source>raw text, sent as is</source>
        <translation>texto sin formato, se envía tal cual</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln advertencia</numerusform>
            <numerusform>%Ln advertencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hint(s)</source>
        <translation>
            <numerusform>%Ln sugerencia</numerusform>
            <numerusform>%Ln sugerencias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RequestTabs</name>
    <message>
        <source>Open requests</source>
        <translation>Solicitudes abiertas</translation>
    </message>
    <message>
        <source>%1 (recovered)</source>
        <translation>%1 (recuperada)</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1, sin guardar</translation>
    </message>
    <message>
        <source>%1 (loading)</source>
        <translation>%1 (cargando)</translation>
    </message>
    <message>
        <source>%1 (raw)</source>
        <translation>%1 (sin formato)</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>Cargando %1…</translation>
    </message>
    <message>
        <source>Not saved to a file yet</source>
        <translation>Aún sin guardar en un archivo</translation>
    </message>
</context>
<context>
    <name>gui::RequestText</name>
    <message>
        <source>%1 is neither JSON nor text.</source>
        <translation>%1 no es ni JSON ni texto.</translation>
    </message>
</context>
<context>
    <name>gui::RoundTripDisplay</name>
    <message>
        <source>This page belonged to an earlier run of the simulator. Submit the request again.</source>
        <translation>Esta página pertenecía a una ejecución anterior del simulador. Envíe de nuevo la solicitud.</translation>
    </message>
    <message>
        <source>Open the hosted page in the browser (Ctrl+Shift+P)</source>
        <translation>Abrir la página alojada en el navegador (Ctrl+Mayús+P)</translation>
    </message>
</context>
<context>
    <name>gui::RoundTripOverview</name>
    <message>
        <source>Sequence of the round trip</source>
        <translation>Secuencia del recorrido</translation>
    </message>
    <message>
        <source>Stories and checks</source>
        <translation>Historias y comprobaciones</translation>
    </message>
    <message>
        <source>STORIES AND CHECKS</source>
        <translation>HISTORIAS Y COMPROBACIONES</translation>
    </message>
</context>
<context>
    <name>gui::RoundTripStrip</name>
    <message>
        <source>answered %1 at %2</source>
        <translation>respondió %1 a las %2</translation>
    </message>
    <message>
        <source>sent at %1</source>
        <translation>enviada a las %1</translation>
    </message>
    <message>
        <source>page opened at %1</source>
        <translation>página abierta a las %1</translation>
    </message>
    <message>
        <source>postback %1 at %2</source>
        <translation>postback %1 a las %2</translation>
    </message>
    <message>
        <source>returned at %1</source>
        <translation>regresó a las %1</translation>
    </message>
    <message>
        <source>postback sent on at %1</source>
        <translation>postback reenviado a las %1</translation>
    </message>
    <message>
        <source>Newest round trip</source>
        <translation>Recorrido más reciente</translation>
    </message>
    <message>
        <source>Round trip of %1</source>
        <translation>Recorrido de %1</translation>
    </message>
    <message>
        <source>No round trip yet. Submit sends the request; what happens then appears here.</source>
        <translation>Aún no hay ningún recorrido. Enviar manda la solicitud; lo que ocurra después aparece aquí.</translation>
    </message>
    <message>
        <source>Hide ▾</source>
        <translation>Ocultar ▾</translation>
    </message>
    <message>
        <source>Show ▴</source>
        <translation>Mostrar ▴</translation>
    </message>
</context>
<context>
    <name>gui::RoundTripView</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>unmatched</source>
        <translation>sin asociar</translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s)</source>
        <translation>
            <numerusform>%n postback</numerusform>
            <numerusform>%n postbacks</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 postbacks</source>
        <translation>%1 de %2 postbacks</translation>
    </message>
    <message>
        <source>&amp;Replay…</source>
        <translation>&amp;Reproducir…</translation>
    </message>
    <message>
        <source>&amp;Copy request and answer</source>
        <translation>&amp;Copiar solicitud y respuesta</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>Copiar &amp;dirección</translation>
    </message>
</context>
<context>
    <name>gui::RoundTripsPage</name>
    <message numerus="yes">
        <source>%n entries were deleted.</source>
        <translation>
            <numerusform>Se eliminó %n entrada.</numerusform>
            <numerusform>Se eliminaron %n entradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>any state</source>
        <translation>cualquier estado</translation>
    </message>
    <message>
        <source>any environment</source>
        <translation>cualquier entorno</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>cualquier fecha</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>últimos 7 días</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>últimos 30 días</translation>
    </message>
    <message>
        <source>between</source>
        <translation>entre</translation>
    </message>
    <message>
        <source>Open as &amp;request</source>
        <translation>Abrir como &amp;solicitud</translation>
    </message>
    <message>
        <source>Re&amp;play…</source>
        <translation>Re&amp;producir…</translation>
    </message>
    <message>
        <source>Com&amp;pare…</source>
        <translation>&amp;Comparar…</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Unir</translation>
    </message>
    <message>
        <source>Copy re&amp;ference</source>
        <translation>Copiar re&amp;ferencia</translation>
    </message>
    <message>
        <source>Copy &amp;id</source>
        <translation>Copiar &amp;identificador</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Todos %1</translation>
    </message>
    <message>
        <source>Checks failed %1</source>
        <translation>Comprobaciones fallidas %1</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation>En espera %1</translation>
    </message>
    <message>
        <source>Unmatched %1</source>
        <translation>Sin asociar %1</translation>
    </message>
    <message>
        <source>The journal takes %1.</source>
        <translation>El diario ocupa %1.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n entries; scroll for more.</source>
        <translation>
            <numerusform>La primera %n entrada; desplácese para ver más.</numerusform>
            <numerusform>Las primeras %n entradas; desplácese para ver más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries.</source>
        <translation>
            <numerusform>%n entrada.</numerusform>
            <numerusform>%n entradas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No round trip has been recorded yet. Submit a request, and it appears here.</source>
        <translation>Aún no se ha registrado ningún recorrido. Envíe una solicitud y aparecerá aquí.</translation>
    </message>
    <message>
        <source>Nothing found. Change the search or the filters.</source>
        <translation>No se encontró nada. Cambie la búsqueda o los filtros.</translation>
    </message>
    <message>
        <source>The capture belongs to the round trip now.</source>
        <translation>La captura ahora pertenece al recorrido.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were deleted. They are permanently deleted when you quit.</source>
        <translation>
            <numerusform>Se eliminó %n entrada. Se elimina definitivamente al salir.</numerusform>
            <numerusform>Se eliminaron %n entradas. Se eliminan definitivamente al salir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Entries are being deleted for good.</source>
        <translation>Las entradas se están eliminando definitivamente.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>The journal is being brought up to date (%1 of %2 entries). A search does not find older entries yet.</source>
        <translation>El diario se está actualizando (%1 de %2 entradas). Una búsqueda todavía no encuentra las entradas más antiguas.</translation>
    </message>
    <message>
        <source>Choosing entries…</source>
        <translation>Eligiendo entradas…</translation>
    </message>
    <message>
        <source>Deleting: %1 of %2 entries…</source>
        <translation>Eliminando: %1 de %2 entradas…</translation>
    </message>
    <message>
        <source>Tidying up the journal…</source>
        <translation>Ordenando el diario…</translation>
    </message>
</context>
<context>
    <name>gui::SequenceView</name>
    <message>
        <source>Workbench</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>CPV2</source>
        <translation>CPV2</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Receptor</translation>
    </message>
    <message>
        <source>page opened</source>
        <translation>página abierta</translation>
    </message>
    <message>
        <source>return</source>
        <translation>retorno</translation>
    </message>
    <message>
        <source>POST request</source>
        <translation>Solicitud POST</translation>
    </message>
    <message>
        <source>POST request: not sent</source>
        <translation>Solicitud POST: no enviada</translation>
    </message>
    <message>
        <source>POST request: it may have arrived</source>
        <translation>Solicitud POST: puede haber llegado</translation>
    </message>
    <message>
        <source>%1 %2 · %3 ms</source>
        <translation>%1 %2 · %3 ms</translation>
    </message>
    <message>
        <source>postback without Approved</source>
        <translation>postback sin Approved</translation>
    </message>
    <message>
        <source>postback again, Approved=%1</source>
        <translation>otra vez el postback, Approved=%1</translation>
    </message>
    <message>
        <source>postback Approved=%1</source>
        <translation>postback Approved=%1</translation>
    </message>
    <message>
        <source>paid %1</source>
        <translation>pagado %1</translation>
    </message>
    <message>
        <source>declined %1</source>
        <translation>rechazado %1</translation>
    </message>
    <message>
        <source>%1 · stored in %2 ms</source>
        <translation>%1 · guardado en %2 ms</translation>
    </message>
    <message>
        <source>%1 · stored</source>
        <translation>%1 · guardado</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>De %1 a %2: %3</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>postback sent on to %1</source>
        <translation>postback reenviado a %1</translation>
    </message>
    <message>
        <source>postback by hand to %1</source>
        <translation>postback a mano a %1</translation>
    </message>
    <message>
        <source>%1 at a path that was never given out</source>
        <translation>%1 en una ruta que nunca se entregó</translation>
    </message>
    <message>
        <source>%1 · %2 ms</source>
        <translation>%1 · %2 ms</translation>
    </message>
    <message>
        <source>page fetched</source>
        <translation>página obtenida</translation>
    </message>
    <message>
        <source>not counted: %1</source>
        <translation>no se cuenta: %1</translation>
    </message>
    <message>
        <source>not known whether %1 was paid</source>
        <translation>no se sabe si se pagó %1</translation>
    </message>
</context>
<context>
    <name>gui::ShortcutsPage</name>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>en todas partes</translation>
    </message>
    <message>
        <source>Filter the shortcuts</source>
        <translation>Filtrar los atajos</translation>
    </message>
    <message>
        <source>Filter by words or keys</source>
        <translation>Filtrar por palabras o teclas</translation>
    </message>
</context>
<context>
    <name>gui::SimulatorFaultsBadge</name>
    <message>
        <source>Simulator faults on: %1</source>
        <translation>Fallos del simulador activos: %1</translation>
    </message>
    <message>
        <source>Simulator: %1</source>
        <translation>Simulador: %1</translation>
    </message>
</context>
<context>
    <name>gui::SimulatorFaultsDialog</name>
    <message>
        <source>Milliseconds: %1</source>
        <translation>Milisegundos: %1</translation>
    </message>
    <message>
        <source>Faults to simulate, starting with the next request. Times are in milliseconds.</source>
        <translation>Fallos que simular, a partir de la próxima solicitud. Los tiempos están en milisegundos.</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulador</translation>
    </message>
    <message>
        <source>All to &amp;default</source>
        <translation>Todo a los valores pre&amp;determinados</translation>
    </message>
    <message>
        <source>How the service behaves where nobody outside knows, starting with the next request.</source>
        <translation>Cómo se comporta el servicio allí donde nadie de fuera lo sabe, a partir de la próxima solicitud.</translation>
    </message>
</context>
<context>
    <name>gui::StoriesModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gui::SubmitController</name>
    <message>
        <source>Send anyway?</source>
        <translation>¿Enviar de todos modos?</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Enviar de todos modos</translation>
    </message>
    <message>
        <source>The request was not sent. %1</source>
        <translation>La solicitud no se envió. %1</translation>
    </message>
    <message>
        <source>A request is being sent</source>
        <translation>Se está enviando una solicitud</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Cerrar de todos modos</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Esperar</translation>
    </message>
    <message>
        <source>CPV2 has not answered yet. Without an answer, there is no way to know whether it accepted the request. Close anyway?</source>
        <translation>CPV2 aún no ha respondido. Sin una respuesta no hay forma de saber si aceptó la solicitud. ¿Desea cerrar de todos modos?</translation>
    </message>
    <message>
        <source>This is not valid JSON (line %1, column %2: %3) Send it anyway?</source>
        <translation>Esto no es JSON válido (línea %1, columna %2: %3) ¿Desea enviarlo de todos modos?</translation>
    </message>
    <message numerus="yes">
        <source>The request has %Ln error(s), so CPV2 will probably reject it. Send it anyway?</source>
        <translation>
            <numerusform>La solicitud tiene %Ln error, así que es probable que CPV2 la rechace. ¿Desea enviarla de todos modos?</numerusform>
            <numerusform>La solicitud tiene %Ln errores, así que es probable que CPV2 la rechace. ¿Desea enviarla de todos modos?</numerusform>
        </translation>
    </message>
    <message>
        <source>CPV2 rejected the request: %1</source>
        <translation>CPV2 rechazó la solicitud: %1</translation>
    </message>
    <message>
        <source>It is not known whether CPV2 accepted the request. %1</source>
        <translation>No se sabe si CPV2 aceptó la solicitud. %1</translation>
    </message>
</context>
<context>
    <name>gui::TemplateMenu</name>
    <message>
        <source>Save as template</source>
        <translation>Guardar como plantilla</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>%1 is raw text, but a template must be a valid request. Fix the JSON first, or save it as a file.</source>
        <translation>%1 es texto sin formato, pero una plantilla debe ser una solicitud válida. Corrija primero el JSON o guárdelo como archivo.</translation>
    </message>
    <message>
        <source>Template name:</source>
        <translation>Nombre de la plantilla:</translation>
    </message>
    <message>
        <source>There is already a template named %1. Replace it?</source>
        <translation>Ya hay una plantilla llamada %1. ¿Desea reemplazarla?</translation>
    </message>
</context>
<context>
    <name>gui::TripComparisonDialog</name>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Postback</source>
        <translation>Postback</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retorno</translation>
    </message>
    <message>
        <source>Neither has one.</source>
        <translation>Ninguna de las dos lo tiene.</translation>
    </message>
    <message>
        <source>Only the left one has one.</source>
        <translation>Solo lo tiene la de la izquierda.</translation>
    </message>
    <message>
        <source>Only the right one has one.</source>
        <translation>Solo lo tiene la de la derecha.</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Son iguales.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n diferencia</numerusform>
            <numerusform>%n diferencias</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
</context>
<context>
    <name>gui::UnknownMembersModel</name>
    <message>
        <source>Add Member</source>
        <translation>Agregar un miembro</translation>
    </message>
    <message>
        <source>%1 (repeated)</source>
        <translation>%1 (repetido)</translation>
    </message>
    <message>
        <source>Value (JSON)</source>
        <translation>Valor (JSON)</translation>
    </message>
    <message>
        <source>This is not valid JSON, so nothing was changed. %1 Put text in quotes.</source>
        <translation>Esto no es JSON válido, así que no se cambió nada. %1 Ponga el texto entre comillas.</translation>
    </message>
    <message>
        <source>This name appears more than once in the object.</source>
        <translation>Este nombre aparece más de una vez en el objeto.</translation>
    </message>
</context>
<context>
    <name>gui::UnknownMembersView</name>
    <message>
        <source>Other members: %1</source>
        <translation>Otros miembros: %1</translation>
    </message>
</context>
<context>
    <name>gui::fileField</name>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>http::Charset</name>
    <message>
        <source>It declares the unknown character set “%1”, so it was read as UTF-8.</source>
        <translation>Declara el juego de caracteres desconocido “%1”, por lo que se leyó como UTF-8.</translation>
    </message>
    <message>
        <source>It declares the character set “%1”, but its bytes are not in it, so it was read as UTF-8.</source>
        <translation>Declara el juego de caracteres “%1”, pero sus bytes no corresponden a él, por lo que se leyó como UTF-8.</translation>
    </message>
    <message>
        <source>Its text is not valid UTF-8, and it declares no other character set.</source>
        <translation>Su texto no es UTF-8 válido y no declara ningún otro juego de caracteres.</translation>
    </message>
    <message>
        <source>Its text is not valid in the character set that it declares, %1.</source>
        <translation>Su texto no es válido en el juego de caracteres que declara, %1.</translation>
    </message>
</context>
<context>
    <name>http::Connection</name>
    <message>
        <source>A client could not agree on TLS: %1. It must trust the certificate, and use an https:// address.</source>
        <translation>Un cliente no pudo acordar TLS: %1. Debe confiar en el certificado y usar una dirección https://.</translation>
    </message>
    <message>
        <source>“%1” is not a name of this server. Use the address it gave out, or allow the name with --allow-host %1 (in the window: Callback listener…).</source>
        <translation>“%1” no es un nombre de este servidor. Use la dirección que este indicó o permita el nombre con --allow-host %1 (en la ventana: Receptor de callbacks…).</translation>
    </message>
    <message>
        <source>The request was not complete in time.</source>
        <translation>La solicitud no se completó a tiempo.</translation>
    </message>
    <message>
        <source>A client closed its connection before its request was complete.</source>
        <translation>Un cliente cerró su conexión antes de que su solicitud estuviera completa.</translation>
    </message>
</context>
<context>
    <name>http::ContentCoding</name>
    <message>
        <source>There is not enough memory to unpack it.</source>
        <translation>No hay memoria suficiente para descomprimirlo.</translation>
    </message>
    <message>
        <source>Unpacked, it is larger than %1 bytes.</source>
        <translation>Descomprimido, supera los %1 bytes.</translation>
    </message>
    <message>
        <source>It is declared as packed (%1), but it is damaged or cut.</source>
        <translation>Se declara como comprimido (%1), pero está dañado o cortado.</translation>
    </message>
    <message>
        <source>It is packed in a way that is not supported: %1.</source>
        <translation>Está comprimido de una forma no admitida: %1.</translation>
    </message>
    <message>
        <source>It is packed more than %1 times.</source>
        <translation>Está comprimido más de %1 veces.</translation>
    </message>
</context>
<context>
    <name>http::FramingGuard</name>
    <message>
        <source>The first line does not end with HTTP/1.1.</source>
        <translation>La primera línea no termina con HTTP/1.1.</translation>
    </message>
    <message>
        <source>A header line has no colon: %1</source>
        <translation>Una línea de encabezado no tiene dos puntos: %1</translation>
    </message>
    <message>
        <source>There is more than one Host header.</source>
        <translation>Hay más de un encabezado Host.</translation>
    </message>
    <message>
        <source>There is more than one Content-Length header.</source>
        <translation>Hay más de un encabezado Content-Length.</translation>
    </message>
    <message>
        <source>Content-Length is not a whole number: %1</source>
        <translation>Content-Length no es un número entero: %1</translation>
    </message>
    <message>
        <source>There is more than one Transfer-Encoding header.</source>
        <translation>Hay más de un encabezado Transfer-Encoding.</translation>
    </message>
    <message>
        <source>The Transfer-Encoding header is empty.</source>
        <translation>El encabezado Transfer-Encoding está vacío.</translation>
    </message>
    <message>
        <source>The body is larger than %1 bytes.</source>
        <translation>El cuerpo supera los %1 bytes.</translation>
    </message>
    <message>
        <source>The chunk extensions are longer than %1 bytes.</source>
        <translation>Las extensiones de fragmento (chunk) superan los %1 bytes.</translation>
    </message>
    <message>
        <source>The first line must be a method, a target and HTTP/1.1, with one space between them. A space inside the target must be escaped as %20.</source>
        <translation>La primera línea debe ser un método, un destino y HTTP/1.1, con un espacio entre ellos. Un espacio dentro del destino debe escribirse como %20.</translation>
    </message>
    <message>
        <source>%1 is not supported. Use HTTP/1.1.</source>
        <translation>%1 no se admite. Use HTTP/1.1.</translation>
    </message>
    <message>
        <source>The method contains characters that HTTP does not allow.</source>
        <translation>El método contiene caracteres que HTTP no permite.</translation>
    </message>
    <message>
        <source>%1 is not supported. Use GET or POST.</source>
        <translation>%1 no se admite. Use GET o POST.</translation>
    </message>
    <message>
        <source>The target must be a path that starts with a slash, or an http address, without spaces, control characters or a fragment.</source>
        <translation>El destino debe ser una ruta que empiece con una barra, o una dirección http, sin espacios, caracteres de control ni fragmento (#).</translation>
    </message>
    <message>
        <source>The request has more than %1 header fields.</source>
        <translation>La solicitud tiene más de %1 campos de encabezado.</translation>
    </message>
    <message>
        <source>A header line starts with white space. Folded headers are not supported.</source>
        <translation>Una línea de encabezado empieza con un espacio en blanco. No se admiten encabezados divididos en varias líneas.</translation>
    </message>
    <message>
        <source>A header name contains characters that HTTP does not allow: %1</source>
        <translation>Un nombre de encabezado contiene caracteres que HTTP no permite: %1</translation>
    </message>
    <message>
        <source>The Host header is not a host name with an optional port: %1</source>
        <translation>El encabezado Host no es un nombre de host con un puerto opcional: %1</translation>
    </message>
    <message>
        <source>HTTP/1.0 has no Transfer-Encoding.</source>
        <translation>HTTP/1.0 no tiene Transfer-Encoding.</translation>
    </message>
    <message>
        <source>The transfer coding “%1” is not supported. Send Content-Length or “chunked”.</source>
        <translation>La codificación de transferencia “%1” no se admite. Envíe Content-Length o “chunked”.</translation>
    </message>
    <message>
        <source>The Host header is missing.</source>
        <translation>Falta el encabezado Host.</translation>
    </message>
    <message>
        <source>Content-Length and Transfer-Encoding contradict each other. Send one of them.</source>
        <translation>Content-Length y Transfer-Encoding se contradicen. Envíe solo uno de ellos.</translation>
    </message>
    <message>
        <source>A chunk does not start with its size in hexadecimal digits.</source>
        <translation>Un fragmento (chunk) no empieza con su tamaño en dígitos hexadecimales.</translation>
    </message>
    <message>
        <source>A chunk extension contains characters that HTTP does not allow.</source>
        <translation>Una extensión de fragmento (chunk) contiene caracteres que HTTP no permite.</translation>
    </message>
</context>
<context>
    <name>http::ListenerProbe</name>
    <message>
        <source>The listener did not answer itself within %1 seconds.</source>
        <translation>El receptor no se respondió a sí mismo en %1 segundos.</translation>
    </message>
    <message>
        <source>The listener did not answer itself: %1.</source>
        <translation>El receptor no se respondió a sí mismo: %1.</translation>
    </message>
    <message>
        <source>Another program answers at the listener&apos;s port.</source>
        <translation>Otro programa responde en el puerto del receptor.</translation>
    </message>
</context>
<context>
    <name>http::Multipart</name>
    <message>
        <source>A part has no end of its headers.</source>
        <translation>A una parte le falta el final de sus encabezados.</translation>
    </message>
    <message>
        <source>The Content-Type names no boundary.</source>
        <translation>El Content-Type no indica ningún boundary.</translation>
    </message>
    <message>
        <source>The parts do not begin or end with their boundary.</source>
        <translation>Las partes no empiezan o no terminan con su boundary.</translation>
    </message>
</context>
<context>
    <name>http::NetworkCall</name>
    <message>
        <source>“%1” is no http or https address. Correct it and send again.</source>
        <translation>“%1” no es una dirección http ni https. Corríjala y envíe de nuevo.</translation>
    </message>
    <message>
        <source>The address of %1 holds a user name or password. Take it out and send again.</source>
        <translation>La dirección de %1 contiene un nombre de usuario o una contraseña. Quítelos y envíe de nuevo.</translation>
    </message>
    <message>
        <source>The header “%1” is empty or holds a line break. Correct it and send again.</source>
        <translation>El encabezado “%1” está vacío o contiene un salto de línea. Corríjalo y envíe de nuevo.</translation>
    </message>
    <message>
        <source>%1 did not answer in %2 seconds.</source>
        <translation>%1 no respondió en %2 segundos.</translation>
    </message>
    <message>
        <source>The call to %1 was cancelled.</source>
        <translation>Se canceló la llamada a %1.</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %2 bytes and was cut off.</source>
        <translation>La respuesta de %1 supera los %2 bytes y se cortó.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>No se envió nada.</translation>
    </message>
    <message>
        <source>The request may have been received: look there before you send it again.</source>
        <translation>Es posible que la solicitud se haya recibido: compruébelo allí antes de enviarla de nuevo.</translation>
    </message>
    <message>
        <source>%1 refused the connection: check the address and that the service is running.</source>
        <translation>%1 rechazó la conexión: revise la dirección y que el servicio esté en marcha.</translation>
    </message>
    <message>
        <source>There is no host %1: check the address and your network.</source>
        <translation>No existe el host %1: revise la dirección y su red.</translation>
    </message>
    <message>
        <source>No secure connection to %1: %2. Check its certificate.</source>
        <translation>No hay conexión segura con %1: %2. Revise su certificado.</translation>
    </message>
    <message>
        <source>%1 closed the connection before its answer was whole.</source>
        <translation>%1 cerró la conexión antes de que su respuesta estuviera completa.</translation>
    </message>
    <message>
        <source>The call to %1 failed: %2.</source>
        <translation>Falló la llamada a %1: %2.</translation>
    </message>
    <message>
        <source>The proxy %1 could read the API key, since %2 is called without encryption. Use https, or no proxy.</source>
        <translation>El proxy %1 podría leer la clave de API, porque a %2 se le llama sin cifrado. Use https, o ningún proxy.</translation>
    </message>
    <message>
        <source>No connection to %1 in %2 seconds: check the address, the proxy and the firewall.</source>
        <translation>Sin conexión con %1 en %2 segundos: revise la dirección, el proxy y el cortafuegos.</translation>
    </message>
    <message>
        <source>The call to %1 through the proxy %2 failed: %3.</source>
        <translation>La llamada a %1 por el proxy %2 falló: %3.</translation>
    </message>
</context>
<context>
    <name>http::RefusalLog</name>
    <message>
        <source>from %1</source>
        <translation>desde %1</translation>
    </message>
    <message numerus="yes">
        <source>, and %n more</source>
        <translation>
            <numerusform>, y %n más</numerusform>
            <numerusform>, y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>http::RequestParser</name>
    <message>
        <source>The first line is longer than %1 bytes.</source>
        <translation>La primera línea supera los %1 bytes.</translation>
    </message>
    <message>
        <source>A chunk is longer than its size says.</source>
        <translation>Un fragmento (chunk) es más largo de lo que dice su tamaño.</translation>
    </message>
    <message>
        <source>The headers are longer than %1 bytes.</source>
        <translation>Los encabezados superan los %1 bytes.</translation>
    </message>
    <message>
        <source>A line does not end with CR LF.</source>
        <translation>Una línea no termina con CR LF.</translation>
    </message>
    <message>
        <source>The line before a chunk is too long.</source>
        <translation>La línea que precede a un fragmento (chunk) es demasiado larga.</translation>
    </message>
    <message>
        <source>The request is split into too many small chunks.</source>
        <translation>La solicitud está dividida en demasiados fragmentos (chunks) pequeños.</translation>
    </message>
    <message>
        <source>The client speaks https, but this port speaks plain http. Use an http:// address, or let this port speak https.</source>
        <translation>El cliente habla https, pero este puerto habla http simple. Use una dirección http:// o haga que este puerto hable https.</translation>
    </message>
    <message>
        <source>The request contains a control character.</source>
        <translation>La solicitud contiene un carácter de control.</translation>
    </message>
</context>
<context>
    <name>http::Server</name>
    <message>
        <source>Port %1 on %2 is taken by another program. Close that program, choose another port, or use any free port (0).</source>
        <translation>El puerto %1 de %2 está ocupado por otro programa. Cierre ese programa, elija otro puerto o use cualquier puerto libre (0).</translation>
    </message>
    <message>
        <source>Cannot listen on port %1 of %2: %3. Choose a port above 1023, or use any free port (0).</source>
        <translation>No se puede escuchar en el puerto %1 de %2: %3. Elija un puerto mayor que 1023 o use cualquier puerto libre (0).</translation>
    </message>
</context>
<context>
    <name>http::Target</name>
    <message>
        <source>“%1” is not an http or https address.</source>
        <translation>“%1” no es una dirección http ni https.</translation>
    </message>
    <message>
        <source>The address of %1 contains a user name or password. Remove it.</source>
        <translation>La dirección de %1 contiene un nombre de usuario o una contraseña. Quítelos.</translation>
    </message>
    <message>
        <source>The host %1 contains letters that can look like others. Only plain letters are allowed.</source>
        <translation>El host %1 contiene letras que pueden parecerse a otras. Solo se permiten letras simples.</translation>
    </message>
    <message>
        <source>The host %1 is a number, but not an address in the usual spelling.</source>
        <translation>El host %1 es un número, pero no una dirección escrita de la forma habitual.</translation>
    </message>
    <message>
        <source>%1 is the program&apos;s own listener: what it sends there would come back to it.</source>
        <translation>%1 es el propio receptor del programa: lo que envíe allí volvería a él.</translation>
    </message>
    <message>
        <source>%1 is at %2, outside this computer.</source>
        <translation>%1 está en %2, fuera de este equipo.</translation>
    </message>
    <message>
        <source>%1 is at %2, in a private network. Allow private networks if that is intended.</source>
        <translation>%1 está en %2, en una red privada. Permita las redes privadas si es lo que se pretende.</translation>
    </message>
    <message>
        <source>%1 is at %2, which is this computer. Allow private networks if that is intended.</source>
        <translation>%1 está en %2, que es este equipo. Permita las redes privadas si es lo que se pretende.</translation>
    </message>
    <message>
        <source>%1 is at %2, an address that nothing may be sent to.</source>
        <translation>%1 está en %2, una dirección a la que no se puede enviar nada.</translation>
    </message>
</context>
<context>
    <name>http::TargetClient</name>
    <message>
        <source>The host %1 was not found. Check the address and your network.</source>
        <translation>No se encontró el host %1. Compruebe la dirección y la red.</translation>
    </message>
</context>
<context>
    <name>http::TlsIdentity</name>
    <message>
        <source>A certificate and its key are in two files: one of them is not named.</source>
        <translation>Un certificado y su clave están en dos archivos: uno de ellos no se ha indicado.</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 no es un archivo.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>No se puede leer %1: %2</translation>
    </message>
    <message>
        <source>%1 holds no PEM certificate.</source>
        <translation>%1 no contiene ningún certificado PEM.</translation>
    </message>
    <message>
        <source>The certificate in %1 is over since %2. Renew it.</source>
        <translation>El certificado de %1 caducó el %2. Renuévelo.</translation>
    </message>
    <message>
        <source>%1 holds no PEM key without a passphrase.</source>
        <translation>%1 no contiene ninguna clave PEM sin contraseña.</translation>
    </message>
    <message>
        <source>The key in %1 is not that of the certificate in %2.</source>
        <translation>La clave de %1 no es la del certificado de %2.</translation>
    </message>
</context>
<context>
    <name>http::Transport</name>
    <message>
        <source>The proxy is not of the form http://host:port or socks5://host:port. Correct it in the environment.</source>
        <translation>El proxy no tiene la forma http://host:port o socks5://host:port. Corríjalo en el entorno.</translation>
    </message>
    <message>
        <source>The proxy’s address holds a user name or password. Take it out of the environment.</source>
        <translation>La dirección del proxy contiene un usuario o una contraseña. Quítelos del entorno.</translation>
    </message>
</context>
<context>
    <name>http::serverTls</name>
    <message>
        <source>There is no TLS on this computer: OpenSSL is missing.</source>
        <translation>No hay TLS en este equipo: falta OpenSSL.</translation>
    </message>
    <message>
        <source>No certificate could be made: %1</source>
        <translation>No se pudo crear ningún certificado: %1</translation>
    </message>
    <message>
        <source>The folder %1 is a symbolic link. Remove it.</source>
        <translation>La carpeta %1 es un enlace simbólico. Quítelo.</translation>
    </message>
    <message>
        <source>The program “openssl” is missing; it is needed to make a certificate. Install it, or give a certificate and its key.</source>
        <translation>Falta el programa “openssl”, necesario para crear un certificado. Instálelo o indique un certificado y su clave.</translation>
    </message>
    <message>
        <source>The certificate cannot be written to %1.</source>
        <translation>No se puede escribir el certificado en %1.</translation>
    </message>
</context>
<context>
    <name>interchange::Call</name>
    <message>
        <source>The body is not UTF-8, and this format can hold only text.</source>
        <translation>El cuerpo no es UTF-8, y este formato solo puede contener texto.</translation>
    </message>
</context>
<context>
    <name>interchange::Imported</name>
    <message>
        <source>It contains no call.</source>
        <translation>No contiene ninguna llamada.</translation>
    </message>
    <message>
        <source>Several calls are named “%1”; choose by number.</source>
        <translation>Varias llamadas se llaman “%1”; elija por número.</translation>
    </message>
    <message>
        <source>“%1” matches none of the calls (%2 in all).</source>
        <translation>“%1” no coincide con ninguna de las llamadas (%2 en total).</translation>
    </message>
    <message>
        <source>Credentials are not kept. Removed: %1.</source>
        <translation>Las credenciales no se guardan. Se quitó: %1.</translation>
    </message>
    <message>
        <source>A request file has no headers. Removed: %1.</source>
        <translation>Un archivo de solicitud no tiene encabezados. Se quitó: %1.</translation>
    </message>
    <message>
        <source>Credentials are not kept. Removed: those in the address.</source>
        <translation>Las credenciales no se guardan. Se quitaron las de la dirección.</translation>
    </message>
    <message>
        <source>The body is not valid JSON.</source>
        <translation>El cuerpo no es JSON válido.</translation>
    </message>
    <message>
        <source>payment request</source>
        <translation>solicitud de pago</translation>
    </message>
    <message>
        <source>The body is not a payment request: it has no Customers.</source>
        <translation>El cuerpo no es una solicitud de pago: no tiene Customers.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln headers are not written as NAME: VALUE and were left out.</source>
        <translation>
            <numerusform>%Ln encabezado no está escrito como NAME: VALUE y se omitió.</numerusform>
            <numerusform>%Ln encabezados no están escritos como NAME: VALUE y se omitieron.</numerusform>
        </translation>
    </message>
    <message>
        <source>The address is not a plain web address and is not shown.</source>
        <translation>La dirección no es una dirección web simple y no se muestra.</translation>
    </message>
    <message>
        <source>What follows “?” or “#” in the address may be secret and is not kept.</source>
        <translation>Lo que sigue a “?” o “#” en la dirección puede ser secreto y no se conserva.</translation>
    </message>
</context>
<context>
    <name>interchange::csv</name>
    <message>
        <source>The table is empty: its first line must name the columns.</source>
        <translation>La tabla está vacía: su primera línea debe nombrar las columnas.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Línea %1: %2</translation>
    </message>
    <message>
        <source>There are more than %1 columns.</source>
        <translation>Hay más de %1 columnas.</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>Falta la comilla de cierre.</translation>
    </message>
    <message>
        <source>The table is over 64 MiB.</source>
        <translation>La tabla pasa de 64 MiB.</translation>
    </message>
    <message>
        <source>A quotation mark appears inside a cell that does not start with one.</source>
        <translation>Hay una comilla dentro de una celda que no empieza con una.</translation>
    </message>
    <message>
        <source>Text follows a closing quotation mark.</source>
        <translation>Hay texto después de una comilla de cierre.</translation>
    </message>
    <message>
        <source>The table is neither UTF-8 nor UTF-16. In a spreadsheet, save it as “CSV UTF-8”.</source>
        <translation>La tabla no es UTF-8 ni UTF-16. En una hoja de cálculo, guárdela como “CSV UTF-8”.</translation>
    </message>
</context>
<context>
    <name>interchange::csv_import</name>
    <message>
        <source>No column is mapped to a field.</source>
        <translation>Ninguna columna está asignada a un campo.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>“%1” no es un número entero.</translation>
    </message>
    <message>
        <source>The number of cells (%1) does not match the number of columns (%2).</source>
        <translation>El número de celdas (%1) no coincide con el número de columnas (%2).</translation>
    </message>
    <message>
        <source>The parts of a fee line cannot contain “|”.</source>
        <translation>Las partes de una línea de tarifa no pueden contener “|”.</translation>
    </message>
    <message>
        <source>No column is mapped to the amount of the fee lines (fee.amount).</source>
        <translation>Ninguna columna está asignada al monto de las líneas de tarifa (fee.amount).</translation>
    </message>
    <message>
        <source>The request has no such invoice for the fee lines.</source>
        <translation>La solicitud no tiene esa factura para las líneas de tarifa.</translation>
    </message>
    <message>
        <source>There are more fee lines than an invoice can have (%1).</source>
        <translation>Hay más líneas de tarifa de las que puede tener una factura (%1).</translation>
    </message>
    <message>
        <source>%1 differs from line %2, which is for the same invoice.</source>
        <translation>%1 difiere de la línea %2, que es de la misma factura.</translation>
    </message>
    <message>
        <source>The request has no such customer for the invoices.</source>
        <translation>La solicitud no tiene ese cliente para las facturas.</translation>
    </message>
    <message>
        <source>A negative amount is written with a minus sign.</source>
        <translation>Un monto negativo se escribe con un signo menos.</translation>
    </message>
    <message>
        <source>It has a currency sign.</source>
        <translation>Tiene un símbolo de moneda.</translation>
    </message>
    <message>
        <source>It has an exponent, as spreadsheets write long numbers.</source>
        <translation>Tiene un exponente, como las hojas de cálculo escriben los números largos.</translation>
    </message>
    <message>
        <source>It has letters.</source>
        <translation>Tiene letras.</translation>
    </message>
    <message>
        <source>It has a separator between its digits.</source>
        <translation>Tiene un separador entre los dígitos.</translation>
    </message>
    <message>
        <source>It has a separator between its thousands.</source>
        <translation>Tiene un separador de miles.</translation>
    </message>
    <message>
        <source>It has a comma before the cents.</source>
        <translation>Tiene una coma antes de los centavos.</translation>
    </message>
    <message>
        <source>The minus sign is a hyphen before the digits.</source>
        <translation>El signo menos es un guion antes de los dígitos.</translation>
    </message>
    <message>
        <source>The amount is empty.</source>
        <translation>El monto está vacío.</translation>
    </message>
    <message>
        <source>“%1” is not an amount. %2Use digits with a point before the cents, and nothing else (1234.56).</source>
        <translation>“%1” no es un monto. %2Use dígitos con un punto antes de los centavos y nada más (1234.56).</translation>
    </message>
    <message>
        <source>“%1” is the spreadsheet&apos;s mark for a cell without a value.</source>
        <translation>“%1” es la marca de la hoja de cálculo para una celda sin valor.</translation>
    </message>
    <message>
        <source>“%1” is a long number that the spreadsheet has shortened. Format the column as text.</source>
        <translation>“%1” es un número largo que la hoja de cálculo ha acortado. Dé a la columna formato de texto.</translation>
    </message>
    <message>
        <source>“%1” is not a date that can be read without a doubt. Write month/day/year (3/4/2026) or year-month-day (2026-03-04).</source>
        <translation>“%1” no es una fecha que se pueda leer sin dudas. Escriba mes/día/año (3/4/2026) o año-mes-día (2026-03-04).</translation>
    </message>
    <message>
        <source>Two columns (%1 and %2) are mapped to %3. Map one of them.</source>
        <translation>Dos columnas (%1 y %2) están asignadas a %3. Asigne solo una de ellas.</translation>
    </message>
    <message>
        <source>It is not clear which of the columns %1 is %2, so none was taken.</source>
        <translation>No está claro cuál de las columnas %1 es %2, por lo que no se tomó ninguna.</translation>
    </message>
    <message>
        <source>No column is mapped to BalanceDue, so every invoice would be of 0.00.</source>
        <translation>Ninguna columna está asignada a BalanceDue, por lo que todas las facturas serían de 0.00.</translation>
    </message>
    <message>
        <source>The row names no customer.</source>
        <translation>La fila no nombra ningún cliente.</translation>
    </message>
    <message>
        <source>The row repeats line %1, the same invoice, and adds no fee line.</source>
        <translation>La fila repite la línea %1, la misma factura, y no agrega ninguna línea de tarifa.</translation>
    </message>
    <message>
        <source>%1 differs from line %2, which is for the same customer.</source>
        <translation>%1 difiere de la línea %2, que es del mismo cliente.</translation>
    </message>
    <message>
        <source>%1 differs from the customer with the same account in the request.</source>
        <translation>%1 difiere del cliente con la misma cuenta en la solicitud.</translation>
    </message>
</context>
<context>
    <name>interchange::curl</name>
    <message>
        <source>The curl command has no body (-d, --data-binary, --json).</source>
        <translation>El comando curl no tiene cuerpo (-d, --data-binary, --json).</translation>
    </message>
    <message>
        <source>The value after %1 is missing.</source>
        <translation>Falta el valor después de %1.</translation>
    </message>
    <message>
        <source>%1 is not supported: the body must be given with -d, --data-raw, --data-binary or --json.</source>
        <translation>%1 no se admite: el cuerpo debe indicarse con -d, --data-raw, --data-binary o --json.</translation>
    </message>
    <message>
        <source>The body comes from standard input (@-), whose content is not known.</source>
        <translation>El cuerpo viene de la entrada estándar (@-), cuyo contenido no se conoce.</translation>
    </message>
    <message>
        <source>The body contains a shell variable ($…), which was kept as written.</source>
        <translation>El cuerpo contiene una variable del shell ($…), que se dejó como está escrita.</translation>
    </message>
    <message>
        <source>The address contains a shell variable ($…).</source>
        <translation>La dirección contiene una variable del shell ($…).</translation>
    </message>
    <message>
        <source>Credentials are not kept. Removed: %1.</source>
        <translation>Las credenciales no se guardan. Se quitó: %1.</translation>
    </message>
    <message>
        <source>These options do not affect the request and were ignored: %1.</source>
        <translation>Estas opciones no afectan a la solicitud y se ignoraron: %1.</translation>
    </message>
    <message>
        <source>These options are not known and were ignored; check the result: %1.</source>
        <translation>Estas opciones no se conocen y se ignoraron; revise el resultado: %1.</translation>
    </message>
    <message>
        <source>The body contains a NUL byte, which a command cannot contain.</source>
        <translation>El cuerpo contiene un byte NUL, que un comando no puede contener.</translation>
    </message>
    <message>
        <source>Set the API key in base64 first:</source>
        <translation>Defina primero la clave de API en base64:</translation>
    </message>
    <message>
        <source>It contains no curl command.</source>
        <translation>No contiene ningún comando curl.</translation>
    </message>
    <message>
        <source>The headers in a file (-H @…) were not read.</source>
        <translation>Los encabezados en un archivo (-H @…) no se leyeron.</translation>
    </message>
    <message>
        <source>The method (-X) is not a word and was left out.</source>
        <translation>El método (-X) no es una palabra y se omitió.</translation>
    </message>
    <message numerus="yes">
        <source>The command names %Ln addresses; one of them was taken.</source>
        <translation>
            <numerusform>El comando nombra %Ln dirección; se tomó una.</numerusform>
            <numerusform>El comando nombra %Ln direcciones; se tomó una de ellas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln words were not understood and left out; check the result.</source>
        <translation>
            <numerusform>%Ln palabra no se entendió y se omitió; compruebe el resultado.</numerusform>
            <numerusform>%Ln palabras no se entendieron y se omitieron; compruebe el resultado.</numerusform>
        </translation>
    </message>
    <message>
        <source>curl would replace variables ({{…}}) in the body; they were kept as written.</source>
        <translation>curl reemplazaría las variables ({{…}}) del cuerpo; se dejaron como están escritas.</translation>
    </message>
    <message>
        <source>The body runs another command ($(…) or `…`), which is not supported. Replace it with its result.</source>
        <translation>El cuerpo ejecuta otro comando ($(…) o `…`), lo que no se admite. Reemplácelo por su resultado.</translation>
    </message>
    <message>
        <source>The body was read from %1.</source>
        <translation>El cuerpo se leyó de %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other commands were left out: only curl commands are read.</source>
        <translation>
            <numerusform>%Ln otro comando se omitió: solo se leen comandos curl.</numerusform>
            <numerusform>%Ln otros comandos se omitieron: solo se leen comandos curl.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interchange::foreign_text</name>
    <message>
        <source>The text is damaged UTF-16.</source>
        <translation>El texto es UTF-16 dañado.</translation>
    </message>
</context>
<context>
    <name>interchange::har</name>
    <message>
        <source>“%1” has no body.</source>
        <translation>“%1” no tiene cuerpo.</translation>
    </message>
    <message>
        <source>“%1” sends a form, which is not a payment request.</source>
        <translation>“%1” envía un formulario, que no es una solicitud de pago.</translation>
    </message>
    <message>
        <source>This is not an HTTP archive (HAR): it has no log with entries.</source>
        <translation>Esto no es un archivo HTTP (HAR): no tiene un log con entries.</translation>
    </message>
</context>
<context>
    <name>interchange::http_file</name>
    <message>
        <source>The body contains “{{”, which a .http file reads as a variable. Export it in another format.</source>
        <translation>El cuerpo contiene “{{”, que un archivo .http lee como variable. Expórtelo en otro formato.</translation>
    </message>
    <message>
        <source>Line %1 of the body would be read as an instruction in a .http file. Export it in another format.</source>
        <translation>La línea %1 del cuerpo se leería como instrucción en un archivo .http. Expórtelo en otro formato.</translation>
    </message>
    <message>
        <source>The API key in base64, for example the output of: printf %s KEY | base64</source>
        <translation>La clave de API en base64, por ejemplo la salida de: printf %s KEY | base64</translation>
    </message>
</context>
<context>
    <name>interchange::postman</name>
    <message>
        <source>The API key; enter it here.</source>
        <translation>La clave de API; escríbala aquí.</translation>
    </message>
    <message>
        <source>“%1” has no body.</source>
        <translation>“%1” no tiene cuerpo.</translation>
    </message>
    <message>
        <source>With its variables replaced, it is larger than a request can be.</source>
        <translation>Con las variables reemplazadas, es más grande de lo que puede ser una solicitud.</translation>
    </message>
    <message>
        <source>Credentials are not kept. Removed: those under Authorization.</source>
        <translation>Las credenciales no se guardan. Se quitaron las de Authorization.</translation>
    </message>
    <message>
        <source>The body of “%1” has the mode “%2”; only “raw” can be a payment request.</source>
        <translation>El cuerpo de “%1” tiene el modo “%2”; solo “raw” puede ser una solicitud de pago.</translation>
    </message>
    <message>
        <source>These variables have no value in the collection and were kept: %1.</source>
        <translation>Estas variables no tienen valor en la colección y se dejaron: %1.</translation>
    </message>
    <message>
        <source>The body contains a variable that Postman would replace ({{$…}} or {{cpv2…}}). Export it in another format.</source>
        <translation>El cuerpo contiene una variable que Postman reemplazaría ({{$…}} o {{cpv2…}}). Expórtelo en otro formato.</translation>
    </message>
    <message>
        <source>This is not a Postman collection in format v2.1. Postman can export that format.</source>
        <translation>Esto no es una colección de Postman en formato v2.1. Postman puede exportar en ese formato.</translation>
    </message>
    <message>
        <source>the collection</source>
        <translation>la colección</translation>
    </message>
    <message>
        <source>Credentials are not kept. Removed: those under Authorization of %1.</source>
        <translation>Las credenciales no se guardan. Se quitaron las de Authorization de %1.</translation>
    </message>
    <message>
        <source>Scripts were not run: those of %1.</source>
        <translation>No se ejecutaron los scripts de %1.</translation>
    </message>
    <message>
        <source>The body of “%1” is switched off.</source>
        <translation>El cuerpo de “%1” está desactivado.</translation>
    </message>
    <message>
        <source>These variables are empty in the collection, and so is what they stand for: %1.</source>
        <translation>Estas variables están vacías en la colección, y también lo está aquello que representan: %1.</translation>
    </message>
    <message>
        <source>These variables are null, a list or an object and were inserted as JSON: %1.</source>
        <translation>Estas variables son null, una lista o un objeto y se insertaron como JSON: %1.</translation>
    </message>
    <message>
        <source>This is a Postman collection in format v1. Export it in format v2.1.</source>
        <translation>Esta es una colección de Postman en formato v1. Expórtela en formato v2.1.</translation>
    </message>
    <message>
        <source>This is a Postman environment, which holds variables. Export the collection.</source>
        <translation>Este es un entorno de Postman, que contiene variables. Exporte la colección.</translation>
    </message>
</context>
<context>
    <name>interchange::shell</name>
    <message>
        <source>The closing quotation mark for %1 is missing.</source>
        <translation>Faltan las comillas de cierre de %1.</translation>
    </message>
    <message>
        <source>An escape in $&apos;…&apos; does not stand for a character.</source>
        <translation>Un escape en $&apos;…&apos; no representa ningún carácter.</translation>
    </message>
    <message>
        <source>The text after &lt;&lt; is missing.</source>
        <translation>Falta el texto después de &lt;&lt;.</translation>
    </message>
    <message>
        <source>This command is written for PowerShell.</source>
        <translation>Este comando está escrito para PowerShell.</translation>
    </message>
    <message>
        <source>This command is written for the Windows command prompt.</source>
        <translation>Este comando está escrito para el símbolo del sistema de Windows.</translation>
    </message>
    <message>
        <source>The command has typographic quotation marks (“ ” ‘ ’), as word processors write them. Replace them with &quot; or &apos;.</source>
        <translation>El comando tiene comillas tipográficas (“ ” ‘ ’), como las que escriben los procesadores de texto. Reemplácelas por &quot; o &apos;.</translation>
    </message>
    <message>
        <source>The end mark after &lt;&lt; is missing.</source>
        <translation>Falta la marca final después de &lt;&lt;.</translation>
    </message>
    <message>
        <source>The end mark %1 of the text after &lt;&lt; is missing.</source>
        <translation>Falta la marca final %1 del texto que sigue a &lt;&lt;.</translation>
    </message>
</context>
<context>
    <name>journal::Connection</name>
    <message>
        <source>The journal %1 cannot be opened (%2). Check that you may write it and its folder.</source>
        <translation>No se puede abrir el diario %1 (%2). Compruebe que puede escribir en él y en su carpeta.</translation>
    </message>
    <message>
        <source>The journal %1 could not be written (%2); the last entry is not kept. Check the disk&apos;s free space and the file&apos;s permissions.</source>
        <translation>No se pudo escribir el diario %1 (%2); la última entrada no se conserva. Compruebe el espacio libre del disco y los permisos del archivo.</translation>
    </message>
    <message>
        <source>The journal %1 could not be read (%2). Keep a copy of it before you do anything else.</source>
        <translation>No se pudo leer el diario %1 (%2). Guarde una copia antes de hacer otra cosa.</translation>
    </message>
</context>
<context>
    <name>journal::Journal</name>
    <message>
        <source>Qt&apos;s SQLite driver is not installed, so there can be no journal. Install it (on Debian: libqt6sql6-sqlite).</source>
        <translation>El controlador SQLite de Qt no está instalado, por lo que no puede haber diario. Instálelo (en Debian: libqt6sql6-sqlite).</translation>
    </message>
    <message>
        <source>The journal %1 was broken. It was put aside whole as %2 and a new, empty one was begun.</source>
        <translation>El diario %1 estaba dañado. Se apartó entero como %2 y se empezó uno nuevo y vacío.</translation>
    </message>
    <message>
        <source>The journal %1 was an empty file; it was begun anew.</source>
        <translation>El diario %1 era un archivo vacío; se empezó de nuevo.</translation>
    </message>
    <message>
        <source>The journal %1 lies on a network file system (%2). It is kept in a slower way that is safe there; a local disk is better.</source>
        <translation>El diario %1 está en un sistema de archivos de red (%2). Se guarda de un modo más lento que allí es seguro; es mejor un disco local.</translation>
    </message>
    <message>
        <source>The journal %1 was deleted or replaced while it was in use. What is in its place now is opened, or a new one begun.</source>
        <translation>El diario %1 se eliminó o se reemplazó mientras estaba en uso. Se abre lo que ahora está en su lugar o se empieza uno nuevo.</translation>
    </message>
    <message>
        <source>the file was deleted or replaced</source>
        <translation>el archivo se eliminó o se reemplazó</translation>
    </message>
    <message>
        <source>The log of the journal %1 has grown to %2 MB because %3 (process %4) has been reading the journal for a long time. Close that program.</source>
        <translation>El registro del diario %1 ha crecido a %2 MB porque %3 (proceso %4) lleva mucho tiempo leyendo el diario. Cierre ese programa.</translation>
    </message>
    <message>
        <source>The deleted entries are gone from the journal %1, but their bytes may still be in the log beside it because something is reading the journal. Close what reads it and delete again.</source>
        <translation>Las entradas eliminadas ya no están en el diario %1, pero sus bytes pueden seguir en el registro adjunto porque algo está leyendo el diario. Cierre lo que lo lee y elimine de nuevo.</translation>
    </message>
</context>
<context>
    <name>journal::JournalFile</name>
    <message>
        <source>The journal %1 is not a regular file. Choose another file for the journal.</source>
        <translation>El diario %1 no es un archivo normal. Elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>The journal %1 cannot be made (%2). Check that you may write its folder, or choose another file for the journal.</source>
        <translation>No se puede crear el diario %1 (%2). Compruebe que puede escribir en su carpeta o elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>The journal %1 is broken and cannot be put aside as %2 (%3). Check that you may write its folder, or choose another file.</source>
        <translation>El diario %1 está dañado y no se puede apartar como %2 (%3). Compruebe que puede escribir en su carpeta o elija otro archivo.</translation>
    </message>
    <message>
        <source>There is no safe place for the journal %1. %2</source>
        <translation>No hay un lugar seguro para el diario %1. %2</translation>
    </message>
    <message>
        <source>The journal has no file name.</source>
        <translation>El diario no tiene nombre de archivo.</translation>
    </message>
    <message>
        <source>%1 Or choose another file for the journal.</source>
        <translation>%1 O elija otro archivo para el diario.</translation>
    </message>
</context>
<context>
    <name>journal::JournalReader</name>
    <message>
        <source>a round trip without an id</source>
        <translation>un recorrido sin identificador</translation>
    </message>
    <message>
        <source>exchange %1 has an unknown role or outcome</source>
        <translation>el intercambio %1 tiene un papel o resultado desconocido</translation>
    </message>
    <message>
        <source>delivery %1 has an unknown state</source>
        <translation>la entrega %1 tiene un estado desconocido</translation>
    </message>
    <message>
        <source>There is no journal %1.</source>
        <translation>No existe el diario %1.</translation>
    </message>
    <message>
        <source>The journal %1 was written by an older version of this program. Start the workbench once: it brings it up to date.</source>
        <translation>El diario %1 lo escribió una versión anterior de este programa. Inicie el workbench una vez: lo actualiza.</translation>
    </message>
</context>
<context>
    <name>journal::SchemaCheck</name>
    <message>
        <source>The journal %1 holds a %2, “%3”, that is not this program&apos;s.</source>
        <translation>El diario %1 contiene un objeto (%2), “%3”, que no es de este programa.</translation>
    </message>
    <message>
        <source>The schema of the journal %1 cannot be read.</source>
        <translation>No se puede leer el esquema del diario %1.</translation>
    </message>
    <message>
        <source>The journal %1 lacks the %2 “%3”.</source>
        <translation>Al diario %1 le falta un objeto (%2): “%3”.</translation>
    </message>
    <message>
        <source>It was left as it is. Choose another file for the journal.</source>
        <translation>Se dejó como está. Elija otro archivo para el diario.</translation>
    </message>
</context>
<context>
    <name>journal::Scribe</name>
    <message>
        <source>there is no round trip %1</source>
        <translation>no hay recorrido %1</translation>
    </message>
    <message>
        <source>there is no exchange %1</source>
        <translation>no hay intercambio %1</translation>
    </message>
    <message>
        <source>there is no delivery %1</source>
        <translation>no hay entrega %1</translation>
    </message>
</context>
<context>
    <name>journal::WriterLock</name>
    <message>
        <source>Waiting for %1 to finish closing the journal %2.</source>
        <translation>Esperando a que %1 termine de cerrar el diario %2.</translation>
    </message>
    <message>
        <source>%1 is still closing the journal %2. Try again in a moment, or choose another file for the journal.</source>
        <translation>%1 todavía está cerrando el diario %2. Inténtelo de nuevo en un momento o elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>The journal %1 is in use by %2. Close that program, or choose another file for the journal.</source>
        <translation>El diario %1 está en uso por %2. Cierre ese programa o elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>The lock file %1 is a symbolic link. Remove it, or choose another file for the journal.</source>
        <translation>El archivo de bloqueo %1 es un enlace simbólico. Elimínelo o elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>The lock file %1 is not a file of yours alone. Remove it, or choose another file for the journal.</source>
        <translation>El archivo de bloqueo %1 no es un archivo exclusivamente suyo. Elimínelo o elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>The journal %1 cannot be locked for writing (%2). Check that you may write to its folder, or choose another file for the journal.</source>
        <translation>El diario %1 no se puede bloquear para escritura (%2). Compruebe que pueda escribir en su carpeta o elija otro archivo para el diario.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>otro programa</translation>
    </message>
    <message>
        <source>%1 (process %2 on %3)</source>
        <translation>%1 (proceso %2 en %3)</translation>
    </message>
    <message>
        <source>another program (process %1)</source>
        <translation>otro programa (proceso %1)</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (proceso %2)</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Tries a biller&apos;s Cloud Payments V2 integration end to end.</source>
        <translation>Prueba de principio a fin la integración de un facturador con Cloud Payments V2.</translation>
    </message>
    <message>
        <source>Keep the journal in FILE.</source>
        <translation>Guarda el diario en FILE.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Muestra esta ayuda.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Muestra la versión.</translation>
    </message>
    <message>
        <source>CPV2 Workbench cannot start</source>
        <translation>CPV2 Workbench no puede iniciarse</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulador</translation>
    </message>
    <message>
        <source>Payment requests to open.</source>
        <translation>Solicitudes de pago que abrir.</translation>
    </message>
    <message>
        <source>cpv2-workbench --help lists the options.</source>
        <translation>cpv2-workbench --help muestra las opciones.</translation>
    </message>
    <message>
        <source>To use another journal: cpv2-workbench --journal FILE</source>
        <translation>Para usar otro diario: cpv2-workbench --journal FILE</translation>
    </message>
    <message>
        <source>The window needs a graphical display, and none can be reached (DISPLAY and WAYLAND_DISPLAY name it). cpv2 does the same without a window.</source>
        <translation>La ventana necesita una pantalla gráfica y no se puede acceder a ninguna (DISPLAY y WAYLAND_DISPLAY la indican). cpv2 hace lo mismo sin ventana.</translation>
    </message>
    <message>
        <source>The simulator refused a request. %1</source>
        <translation>El simulador rechazó una solicitud. %1</translation>
    </message>
</context>
<context>
    <name>payer::AutomaticPayer</name>
    <message>
        <source>The payment page did not answer: %1</source>
        <translation>La página de pago no respondió: %1</translation>
    </message>
    <message>
        <source>The payment page goes round in a circle.</source>
        <translation>La página de pago da vueltas en círculo.</translation>
    </message>
    <message>
        <source>The payment page “%1” answered %2.</source>
        <translation>La página de pago “%1” respondió %2.</translation>
    </message>
    <message>
        <source>Payer sees “%1”.</source>
        <translation>El pagador ve “%1”.</translation>
    </message>
    <message>
        <source>The payment page leads away to %1.</source>
        <translation>La página de pago lleva fuera, a %1.</translation>
    </message>
    <message>
        <source>The payment was declined.</source>
        <translation>El pago se rechazó.</translation>
    </message>
    <message>
        <source>The page “%1” leads to no next step.</source>
        <translation>La página “%1” no lleva a ningún paso siguiente.</translation>
    </message>
    <message>
        <source>There is nowhere to return to.</source>
        <translation>No hay adónde regresar.</translation>
    </message>
    <message>
        <source>The ReturnURL did not answer: %1</source>
        <translation>La ReturnURL no respondió: %1</translation>
    </message>
    <message>
        <source>The ReturnURL answered %1.</source>
        <translation>La ReturnURL respondió %1.</translation>
    </message>
    <message>
        <source>Payer returned.</source>
        <translation>El pagador regresó.</translation>
    </message>
    <message>
        <source>%1 is not a payment page of the simulator.</source>
        <translation>%1 no es una página de pago del simulador.</translation>
    </message>
    <message>
        <source>The payment was approved, but a decline was wanted.</source>
        <translation>El pago se aprobó, pero se quería un rechazo.</translation>
    </message>
</context>
<context>
    <name>roundtrip</name>
    <message>
        <source>The body is not valid JSON. %1</source>
        <translation>El cuerpo no es JSON válido. %1</translation>
    </message>
    <message>
        <source>The body is JSON, but not an object.</source>
        <translation>El cuerpo es JSON, pero no un objeto.</translation>
    </message>
    <message>
        <source>The body is neither a plain form nor plain JSON, so its fields are not checked.</source>
        <translation>El cuerpo no es un formulario simple ni JSON simple, así que sus campos no se comprueban.</translation>
    </message>
</context>
<context>
    <name>roundtrip::BillerStatus</name>
    <message>
        <source>The service refuses the API key (HTTP %1).</source>
        <translation>El servicio rechaza la clave de API (HTTP %1).</translation>
    </message>
    <message>
        <source>The service knows the key, but the biller is not active.</source>
        <translation>El servicio conoce la clave, pero el facturador no está activo.</translation>
    </message>
    <message>
        <source>The answer is not a biller&apos;s status (HTTP %1). Is this a CPV2 service?</source>
        <translation>La respuesta no es el estado de un facturador (HTTP %1). ¿Es este un servicio CPV2?</translation>
    </message>
</context>
<context>
    <name>roundtrip::CallbackListener</name>
    <message numerus="yes">
        <source>%n byte(s) behind the request were not read.</source>
        <translation>
            <numerusform>No se leyó %n byte posterior a la solicitud.</numerusform>
            <numerusform>No se leyeron %n bytes posteriores a la solicitud.</numerusform>
        </translation>
    </message>
    <message>
        <source>It came from a browser; a postback comes from a server.</source>
        <translation>Vino de un navegador; un postback viene de un servidor.</translation>
    </message>
    <message>
        <source>Its body is not what its Content-Type says, or none of the kinds read here: %1.</source>
        <translation>Su cuerpo no es lo que dice su Content-Type, o no es de los tipos que se leen aquí: %1.</translation>
    </message>
    <message>
        <source>The body is encoded (%1) and kept as it came.</source>
        <translation>El cuerpo está codificado (%1) y se guarda tal como llegó.</translation>
    </message>
    <message>
        <source>It does not declare what its body is: there is no Content-Type.</source>
        <translation>No declara qué es su cuerpo: no hay Content-Type.</translation>
    </message>
    <message>
        <source>A slow connection was closed to make room for others.</source>
        <translation>Se cerró una conexión lenta para dejar lugar a otras.</translation>
    </message>
    <message>
        <source>It counts for nothing: %1</source>
        <translation>No cuenta para nada: %1</translation>
    </message>
    <message>
        <source>More than %1 callbacks of one round trip came within a minute, so it was not kept. To keep more, raise --flood-limit (in the window: the environment).</source>
        <translation>Llegaron más de %1 callbacks de un mismo recorrido en un minuto, por lo que no se guardó. Para guardar más, aumente --flood-limit (en la ventana: el entorno).</translation>
    </message>
    <message>
        <source>More than %1 requests to no callback URL came within a minute, so it was not kept.</source>
        <translation>Llegaron más de %1 solicitudes a ninguna URL de callback en un minuto, por lo que no se guardó.</translation>
    </message>
</context>
<context>
    <name>roundtrip::Correlator</name>
    <message>
        <source>It came to the callback URL given out for this round trip.</source>
        <translation>Llegó a la URL de callback entregada para este recorrido.</translation>
    </message>
    <message>
        <source>Its PaymentGUID is that of another postback of this round trip.</source>
        <translation>Su PaymentGUID es el de otro postback de este recorrido.</translation>
    </message>
    <message>
        <source>Its InvoiceNumber and BillerReference are those of this round trip only.</source>
        <translation>Su InvoiceNumber y su BillerReference son solo los de este recorrido.</translation>
    </message>
    <message>
        <source>Its amount and time fit this round trip only.</source>
        <translation>Su monto y su hora solo encajan con este recorrido.</translation>
    </message>
    <message>
        <source>It was joined to this round trip by hand.</source>
        <translation>Se unió a este recorrido a mano.</translation>
    </message>
</context>
<context>
    <name>roundtrip::Desk</name>
    <message>
        <source>The program ended before the answer came. Check with the service before sending again.</source>
        <translation>El programa terminó antes de que llegara la respuesta. Consulte con el servicio antes de enviar de nuevo.</translation>
    </message>
    <message>
        <source>The answer was never written down. Check with the service before sending again.</source>
        <translation>La respuesta nunca se anotó. Consulte con el servicio antes de enviar de nuevo.</translation>
    </message>
    <message>
        <source>The program ended before the answer came.</source>
        <translation>El programa terminó antes de que llegara la respuesta.</translation>
    </message>
    <message>
        <source>Its sender went away before it had our answer.</source>
        <translation>Su remitente se fue antes de tener nuestra respuesta.</translation>
    </message>
    <message>
        <source>The answer was never written down.</source>
        <translation>La respuesta nunca se anotó.</translation>
    </message>
    <message>
        <source>%1 is writing to the journal %2, so this run is kept in %3.</source>
        <translation>%1 está escribiendo en el diario %2, por lo que esta ejecución se guarda en %3.</translation>
    </message>
    <message>
        <source>Its round trip is no longer in the journal.</source>
        <translation>Su recorrido ya no está en el diario.</translation>
    </message>
</context>
<context>
    <name>roundtrip::Doctor</name>
    <message>
        <source>Enter the key of this biller and this endpoint again, without a colon or a user name.</source>
        <translation>Introduzca de nuevo la clave de este facturador y este endpoint, sin dos puntos ni nombre de usuario.</translation>
    </message>
    <message>
        <source>Ask the service to activate the biller.</source>
        <translation>Pida al servicio que active el facturador.</translation>
    </message>
    <message>
        <source>Check the endpoint of the environment.</source>
        <translation>Revise el endpoint del entorno.</translation>
    </message>
    <message>
        <source>Check the endpoint of the environment, the network, the proxy and the certificates.</source>
        <translation>Revise el endpoint del entorno, la red, el proxy y los certificados.</translation>
    </message>
    <message>
        <source>Listener port</source>
        <translation>Puerto del receptor</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Solo este equipo</translation>
    </message>
    <message>
        <source>Browser&apos;s return</source>
        <translation>Retorno del navegador</translation>
    </message>
    <message>
        <source>Server&apos;s postback</source>
        <translation>Postback del servidor</translation>
    </message>
    <message>
        <source>Endpoint and key</source>
        <translation>Endpoint y clave</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>TLS certificates</source>
        <translation>Certificados TLS</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Averiado</translation>
    </message>
    <message>
        <source>End the program that uses it, or choose another port for the listener.</source>
        <translation>Cierre el programa que lo usa, o elija otro puerto para el receptor.</translation>
    </message>
    <message>
        <source>There is no listener.</source>
        <translation>No hay receptor.</translation>
    </message>
    <message>
        <source>Port %1 is free.</source>
        <translation>El puerto %1 está libre.</translation>
    </message>
    <message>
        <source>This computer has no address that others could reach.</source>
        <translation>Este equipo no tiene ninguna dirección que otros puedan alcanzar.</translation>
    </message>
    <message>
        <source>Other computers reach the listener at %1.</source>
        <translation>Otros equipos llegan al receptor en %1.</translation>
    </message>
    <message>
        <source>Let it listen at 127.0.0.1 unless they are meant to.</source>
        <translation>Hágalo escuchar en 127.0.0.1, salvo que deban alcanzarlo.</translation>
    </message>
    <message>
        <source>Only this computer reaches the listener.</source>
        <translation>Solo este equipo alcanza el receptor.</translation>
    </message>
    <message>
        <source>Another program answers at %1.</source>
        <translation>Otro programa responde en %1.</translation>
    </message>
    <message>
        <source>End it, or choose another port for the listener.</source>
        <translation>Ciérrelo, o elija otro puerto para el receptor.</translation>
    </message>
    <message>
        <source>The service is on this computer; others could not send postbacks here.</source>
        <translation>El servicio está en este equipo; otros no podrían enviar postbacks aquí.</translation>
    </message>
    <message>
        <source>Start the tunnel or gateway behind %1, or correct the callback address.</source>
        <translation>Inicie el túnel o la pasarela que hay detrás de %1, o corrija la dirección de callback.</translation>
    </message>
    <message>
        <source>%1 leads to the listener.</source>
        <translation>%1 lleva al receptor.</translation>
    </message>
    <message>
        <source>%1 leads to a listener that does not know this name.</source>
        <translation>%1 lleva a un receptor que no conoce ese nombre.</translation>
    </message>
    <message>
        <source>Enter the address as the callback address of the environment, and start the listener again.</source>
        <translation>Introduzca la dirección como dirección de callback del entorno e inicie de nuevo el receptor.</translation>
    </message>
    <message>
        <source>%1 answers %2 and does not lead to the listener.</source>
        <translation>%1 responde %2 y no lleva al receptor.</translation>
    </message>
    <message>
        <source>Lead it to port %1 of this computer.</source>
        <translation>Diríjalo al puerto %1 de este equipo.</translation>
    </message>
    <message>
        <source>Enter %1 as the callback address of the environment.</source>
        <translation>Introduzca %1 como dirección de callback del entorno.</translation>
    </message>
    <message>
        <source>It leads to port %1: start it with port %2.</source>
        <translation>Lleva al puerto %1: inícielo con el puerto %2.</translation>
    </message>
    <message>
        <source>Nothing leads from outside to this computer: only the simulator can send postbacks here.</source>
        <translation>Nada lleva desde fuera a este equipo: solo el simulador puede enviar postbacks aquí.</translation>
    </message>
    <message>
        <source>Start a tunnel (“ngrok http %1” or “cloudflared tunnel --url http://127.0.0.1:%1”) and enter its address as the callback address of the environment.</source>
        <translation>Inicie un túnel (“ngrok http %1” o “cloudflared tunnel --url http://127.0.0.1:%1”) e introduzca su dirección como dirección de callback del entorno.</translation>
    </message>
    <message>
        <source>Correct the proxy in the environment, or use none.</source>
        <translation>Corrija el proxy en el entorno, o no use ninguno.</translation>
    </message>
    <message>
        <source>The service is called through the proxy %1.</source>
        <translation>Al servicio se le llama por el proxy %1.</translation>
    </message>
    <message>
        <source>The service is called without a proxy.</source>
        <translation>Al servicio se le llama sin proxy.</translation>
    </message>
    <message>
        <source>Correct the endpoint of the environment.</source>
        <translation>Corrija el endpoint del entorno.</translation>
    </message>
    <message>
        <source>There is no endpoint to ask.</source>
        <translation>No hay endpoint al que preguntar.</translation>
    </message>
    <message>
        <source>%1 answers, but there is no API key.</source>
        <translation>%1 responde, pero no hay clave de API.</translation>
    </message>
    <message>
        <source>Enter the API key in the environment.</source>
        <translation>Introduzca la clave de API en el entorno.</translation>
    </message>
    <message>
        <source>The endpoint is on this computer and needs no TLS.</source>
        <translation>El endpoint está en este equipo y no necesita TLS.</translation>
    </message>
    <message>
        <source>The endpoint is called without encryption.</source>
        <translation>Al endpoint se le llama sin cifrado.</translation>
    </message>
    <message>
        <source>Use https://.</source>
        <translation>Use https://.</translation>
    </message>
    <message>
        <source>The certificate of %1 is good and trusted.</source>
        <translation>El certificado de %1 es válido y de confianza.</translation>
    </message>
    <message>
        <source>The endpoint did not answer.</source>
        <translation>El endpoint no respondió.</translation>
    </message>
    <message>
        <source>The clock agrees with the service&apos;s.</source>
        <translation>El reloj coincide con el del servicio.</translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) ahead of the service&apos;s.</source>
        <translation>
            <numerusform>El reloj de este equipo va %n segundo por delante del reloj del servicio.</numerusform>
            <numerusform>El reloj de este equipo va %n segundos por delante del reloj del servicio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) behind the service&apos;s.</source>
        <translation>
            <numerusform>El reloj de este equipo va %n segundo por detrás del reloj del servicio.</numerusform>
            <numerusform>El reloj de este equipo va %n segundos por detrás del reloj del servicio.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let the browser trust it, or listen with a certificate that it trusts, or without encryption.</source>
        <translation>Haga que el navegador confíe en él, o escuche con un certificado en el que confíe, o sin cifrado.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>The listener is running at %1.</source>
        <translation>El receptor está en funcionamiento en %1.</translation>
    </message>
    <message>
        <source>Choose another port, such as 8080, or a callback address with another port.</source>
        <translation>Elija otro puerto, como 8080, o una dirección de callback con otro puerto.</translation>
    </message>
    <message>
        <source>This computer does not trust the certificate of %1: a browser warns before it returns.</source>
        <translation>Este equipo no confía en el certificado de %1: un navegador avisa antes de volver.</translation>
    </message>
    <message>
        <source>Start the listener again, and check the rules of a firewall on this computer.</source>
        <translation>Inicie el receptor de nuevo y compruebe las reglas del firewall de este equipo.</translation>
    </message>
    <message>
        <source>This computer&apos;s browser reaches the listener. The hosted page is public, though, and some browsers ask before a public page may reach the local network, or block it (Local Network Access, formerly Private Network Access).</source>
        <translation>El navegador de este equipo llega al receptor. Sin embargo, la página alojada es pública, y algunos navegadores preguntan antes de que una página pública pueda acceder a la red local, o lo bloquean (Local Network Access, antes Private Network Access).</translation>
    </message>
    <message>
        <source>If the payer does not get back, allow the hosted page to reach the local network in the browser&apos;s settings for that page, or give the environment a public callback address.</source>
        <translation>Si el pagador no vuelve, permita que la página alojada acceda a la red local en la configuración del navegador para esa página, o dé al entorno una dirección de callback pública.</translation>
    </message>
    <message>
        <source>This computer&apos;s browser reaches the listener at %1.</source>
        <translation>El navegador de este equipo llega al receptor en %1.</translation>
    </message>
    <message>
        <source>%1 is running as %2, but the service is not given that address.</source>
        <translation>%1 está en funcionamiento como %2, pero al servicio no se le da esa dirección.</translation>
    </message>
    <message>
        <source>%1 accepts the API key, and the biller is active. Only a submit tries the path of the endpoint.</source>
        <translation>%1 acepta la clave de API, y el facturador está activo. Solo un envío prueba la ruta del endpoint.</translation>
    </message>
    <message>
        <source>If the service has a certificate authority of its own, enter its certificate in the environment. A certificate that has expired or is for another host must be renewed by the service.</source>
        <translation>Si el servicio tiene una autoridad de certificación propia, introduzca su certificado en el entorno. Un certificado que ha caducado o es para otro host lo debe renovar el servicio.</translation>
    </message>
    <message>
        <source>The service is on this computer and shares its clock.</source>
        <translation>El servicio está en este equipo y comparte su reloj.</translation>
    </message>
    <message>
        <source>The service does not send its time.</source>
        <translation>El servicio no envía su hora.</translation>
    </message>
    <message>
        <source>Set the clock, or let the system set it from the network.</source>
        <translation>Ajuste el reloj o deje que el sistema lo ajuste desde la red.</translation>
    </message>
</context>
<context>
    <name>roundtrip::Forwarder</name>
    <message>
        <source>The handler answered HTTP %1, a redirect, which is never followed.</source>
        <translation>El destino respondió HTTP %1, una redirección, que nunca se sigue.</translation>
    </message>
    <message>
        <source>The handler answered HTTP %1.</source>
        <translation>El destino respondió HTTP %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) with a masked number will not be forwarded: their bytes are in memory only.</source>
        <translation>
            <numerusform>%n postback con un número enmascarado no se reenviará: sus bytes están solo en memoria.</numerusform>
            <numerusform>%n postbacks con un número enmascarado no se reenviarán: sus bytes están solo en memoria.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) are waiting to be forwarded to %1.</source>
        <translation>
            <numerusform>%n postback espera para reenviarse a %1.</numerusform>
            <numerusform>%n postbacks esperan para reenviarse a %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) are waiting for %1 and are not sent: nothing is forwarded to that address now.</source>
        <translation>
            <numerusform>%n postback espera a %1 y no se envía: ahora no se reenvía nada a esa dirección.</numerusform>
            <numerusform>%n postbacks esperan a %1 y no se envían: ahora no se reenvía nada a esa dirección.</numerusform>
        </translation>
    </message>
    <message>
        <source>The browser was not sent on: part of the ReturnURL was masked when it was kept.</source>
        <translation>El navegador no se envió más adelante: parte de la ReturnURL se enmascaró al guardarla.</translation>
    </message>
    <message>
        <source>A workbench forwarded it already, so it is not forwarded again.</source>
        <translation>Un workbench ya lo reenvió, por lo que no se reenvía otra vez.</translation>
    </message>
    <message>
        <source>It is not forwarded: part of the PostBackURL was masked when it was kept. Name the address to forward to instead.</source>
        <translation>No se reenvía: parte de la PostBackURL se enmascaró al guardarla. Indique en su lugar la dirección a la que se debe reenviar.</translation>
    </message>
    <message>
        <source>It is not forwarded: the request has no PostBackURL of its own.</source>
        <translation>No se reenvía: la solicitud no tiene una PostBackURL propia.</translation>
    </message>
    <message>
        <source>It is not forwarded: %1</source>
        <translation>No se reenvía: %1</translation>
    </message>
    <message>
        <source>What was to be forwarded is no longer in the journal.</source>
        <translation>Lo que se debía reenviar ya no está en el diario.</translation>
    </message>
    <message>
        <source>The bytes are no longer those that were captured, so they are not forwarded.</source>
        <translation>Los bytes ya no son los que se capturaron, por lo que no se reenvían.</translation>
    </message>
    <message>
        <source>Too many are waiting already.</source>
        <translation>Ya hay demasiados en espera.</translation>
    </message>
    <message>
        <source>The program ended before its turn came.</source>
        <translation>El programa terminó antes de que llegara su turno.</translation>
    </message>
    <message>
        <source>It cannot be sent again: its card number was masked before it was kept.</source>
        <translation>No se puede enviar de nuevo: su número de tarjeta se enmascaró antes de guardarlo.</translation>
    </message>
</context>
<context>
    <name>roundtrip::Keeper</name>
    <message>
        <source>It held card data, a key or credentials; these were masked before anything was kept.</source>
        <translation>Contenía datos de tarjeta, una clave o credenciales; se enmascararon antes de guardar nada.</translation>
    </message>
</context>
<context>
    <name>roundtrip::MaskedFields</name>
    <message>
        <source>the body</source>
        <translation>el cuerpo</translation>
    </message>
    <message>
        <source>Nothing was sent. This was masked when it was kept: %1. Give the true values: --set FIELD=VALUE, or in the replay window.</source>
        <translation>No se envió nada. Esto se enmascaró al guardarlo: %1. Indique los valores verdaderos: --set FIELD=VALUE, o en la ventana de repetición.</translation>
    </message>
</context>
<context>
    <name>roundtrip::Replay</name>
    <message>
        <source>The JSON has %1 in %2 places. Edit the bytes instead.</source>
        <translation>El JSON tiene %1 en %2 lugares. Edite los bytes en su lugar.</translation>
    </message>
    <message>
        <source>The JSON has no object in which %1 could be set.</source>
        <translation>El JSON no tiene ningún objeto en el que se pueda establecer %1.</translation>
    </message>
    <message>
        <source>The body is packed (%1) and cannot be changed: %2</source>
        <translation>El cuerpo está comprimido (%1) y no se puede cambiar: %2</translation>
    </message>
    <message>
        <source>The body is neither a form nor valid JSON, so %1 cannot be set in it. Edit the bytes instead.</source>
        <translation>El cuerpo no es ni un formulario ni un JSON válido, por lo que no se puede establecer %1 en él. Edite los bytes en su lugar.</translation>
    </message>
    <message>
        <source>“%1” cannot be written in the charset that the form declares.</source>
        <translation>“%1” no se puede escribir en el juego de caracteres que declara el formulario.</translation>
    </message>
</context>
<context>
    <name>roundtrip::State</name>
    <message>
        <source>LISTENING</source>
        <translation>ESCUCHANDO</translation>
    </message>
    <message>
        <source>SUBMITTING</source>
        <translation>ENVIANDO</translation>
    </message>
    <message>
        <source>NOT SENT</source>
        <translation>SIN ENVIAR</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>DESCONOCIDO</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>NO ACEPTADO</translation>
    </message>
    <message>
        <source>PENDING</source>
        <translation>PENDIENTE</translation>
    </message>
    <message>
        <source>DECLINED</source>
        <translation>RECHAZADO</translation>
    </message>
    <message>
        <source>OPEN</source>
        <translation>SIN PAGAR</translation>
    </message>
    <message>
        <source>PAID (by the postback)</source>
        <translation>PAGADO (según el postback)</translation>
    </message>
</context>
<context>
    <name>roundtrip::callbackUrls</name>
    <message>
        <source>Browsers do not connect to port %1, which is reserved for another protocol, so no payer can return to %2.</source>
        <translation>Los navegadores no se conectan al puerto %1, que está reservado para otro protocolo, así que ningún pagador puede volver a %2.</translation>
    </message>
</context>
<context>
    <name>roundtrip::endpoint</name>
    <message>
        <source>The endpoint is not a web address: it starts with https:// and a host name.</source>
        <translation>El endpoint no es una dirección web: empieza con https:// y un nombre de host.</translation>
    </message>
    <message>
        <source>The endpoint holds a user name or password; give the API key by itself.</source>
        <translation>El endpoint contiene un nombre de usuario o una contraseña; indique la clave de API por separado.</translation>
    </message>
    <message>
        <source>http:// would send the API key unencrypted to %1. Use https://.</source>
        <translation>http:// enviaría la clave de API sin cifrar a %1. Use https://.</translation>
    </message>
</context>
<context>
    <name>roundtrip::judge</name>
    <message>
        <source>Retrieve invoice to pay</source>
        <translation>Obtener la factura por pagar</translation>
    </message>
    <message>
        <source>The service has not answered.</source>
        <translation>El servicio no ha respondido.</translation>
    </message>
    <message>
        <source>Pay invoice: page displayed</source>
        <translation>Pagar la factura: página mostrada</translation>
    </message>
    <message>
        <source>Receipt: payment approved</source>
        <translation>Recibo: pago aprobado</translation>
    </message>
    <message>
        <source>Receipt: approved %1</source>
        <translation>Recibo: aprobado %1</translation>
    </message>
    <message>
        <source>Not every invoice has an approved postback.</source>
        <translation>No todas las facturas tienen un postback aprobado.</translation>
    </message>
    <message>
        <source>Declined: %1. The payer may try again.</source>
        <translation>Rechazado: %1. El pagador puede intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>One approved postback per invoice</source>
        <translation>Un postback aprobado por factura</translation>
    </message>
    <message>
        <source>%1 approved postbacks for %2 invoices.</source>
        <translation>%1 postbacks aprobados para %2 facturas.</translation>
    </message>
    <message numerus="yes">
        <source>%n approved postback(s).</source>
        <translation>
            <numerusform>%n postback aprobado.</numerusform>
            <numerusform>%n postbacks aprobados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Amounts equal to the cent</source>
        <translation>Montos iguales al centavo</translation>
    </message>
    <message>
        <source>PaymentAmount: %1</source>
        <translation>PaymentAmount: %1</translation>
    </message>
    <message>
        <source>Asked %1, reported %2.</source>
        <translation>Pedido %1, informado %2.</translation>
    </message>
    <message>
        <source>Postbacks name our invoice and reference</source>
        <translation>Factura y referencia coinciden</translation>
    </message>
    <message>
        <source>BillerReference: asked “%1”, reported “%2”.</source>
        <translation>BillerReference: pedido “%1”, informado “%2”.</translation>
    </message>
    <message>
        <source>The request has no invoice “%1”.</source>
        <translation>La solicitud no tiene la factura “%1”.</translation>
    </message>
    <message>
        <source>Postbacks carry all eighteen fields</source>
        <translation>Los postbacks llevan los dieciocho campos</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Faltan: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s).</source>
        <translation>
            <numerusform>%n postback.</numerusform>
            <numerusform>%n postbacks.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bytes sent = bytes shown</source>
        <translation>Bytes enviados = bytes mostrados</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s).</source>
        <translation>
            <numerusform>%n byte.</numerusform>
            <numerusform>%n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The body sent differs from the one shown.</source>
        <translation>El cuerpo enviado difiere del que se muestra.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>pasa</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falla</translation>
    </message>
    <message>
        <source>The postback for invoice %1 arrived more than once.</source>
        <translation>El postback de la factura %1 llegó más de una vez.</translation>
    </message>
    <message>
        <source>Invoice %1: the request asks for %2, the hosted page shows %3.</source>
        <translation>Factura %1: la solicitud pide %2, la página alojada muestra %3.</translation>
    </message>
    <message>
        <source>No postback has arrived yet.</source>
        <translation>Aún no ha llegado ningún postback.</translation>
    </message>
    <message>
        <source>These appear twice with different values: %1</source>
        <translation>Aparecen dos veces con valores distintos: %1</translation>
    </message>
    <message numerus="yes">
        <source>The service accepted the request with %n invoice(s).</source>
        <translation>
            <numerusform>El servicio aceptó la solicitud con %n factura.</numerusform>
            <numerusform>El servicio aceptó la solicitud con %n facturas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The hosted page has not been opened yet.</source>
        <translation>Aún no se ha abierto la página alojada.</translation>
    </message>
    <message>
        <source>The browser has not returned yet.</source>
        <translation>El navegador aún no ha regresado.</translation>
    </message>
    <message>
        <source>The browser returned; only a postback proves the payment.</source>
        <translation>El navegador regresó; solo un postback prueba el pago.</translation>
    </message>
    <message>
        <source>The request has not been sent yet.</source>
        <translation>La solicitud aún no se ha enviado.</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>no aplica</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>no se puede saber</translation>
    </message>
    <message>
        <source>There is no request: another program sent it, or nobody did.</source>
        <translation>No hay solicitud: la envió otro programa o no la envió nadie.</translation>
    </message>
    <message>
        <source>The postbacks contradict each other.</source>
        <translation>Los postbacks se contradicen.</translation>
    </message>
    <message>
        <source>%1 is “%2”, then “%3”</source>
        <translation>%1 es “%2” y luego “%3”</translation>
    </message>
    <message>
        <source>Payment %1 is reported in two ways: %2.</source>
        <translation>Del pago %1 se informa de dos maneras: %2.</translation>
    </message>
    <message>
        <source>The request asks for %1 in all, the hosted page shows a subtotal of %2.</source>
        <translation>La solicitud pide %1 en total; la página alojada muestra un subtotal de %2.</translation>
    </message>
    <message>
        <source>The profile rules out no payment method.</source>
        <translation>El perfil no excluye ningún método de pago.</translation>
    </message>
    <message>
        <source>A postback names the method “%1”. %2 does not allow %3.</source>
        <translation>Un postback nombra el método “%1”. %2 no permite %3.</translation>
    </message>
    <message>
        <source>The hosted page offers %1, which %2 does not allow.</source>
        <translation>La página alojada ofrece %1, que %2 no permite.</translation>
    </message>
    <message>
        <source>No postback names the method of payment.</source>
        <translation>Ningún postback nombra el método de pago.</translation>
    </message>
    <message>
        <source>Paid by %1.</source>
        <translation>Pagado con %1.</translation>
    </message>
    <message>
        <source>Postbacks of one payment agree</source>
        <translation>Los postbacks de un mismo pago coinciden</translation>
    </message>
    <message>
        <source>Only payment methods that the biller allows</source>
        <translation>Solo métodos de pago que el facturador permite</translation>
    </message>
    <message>
        <source>The portal did not answer. %1</source>
        <translation>El portal no respondió. %1</translation>
    </message>
    <message>
        <source>The portal answered HTTP %1.</source>
        <translation>El portal respondió HTTP %1.</translation>
    </message>
    <message>
        <source>The portal answered HTTP %1: %2</source>
        <translation>El portal respondió HTTP %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) were not accepted.</source>
        <translation>
            <numerusform>%n postback no fue aceptado.</numerusform>
            <numerusform>%n postbacks no fueron aceptados.</numerusform>
        </translation>
    </message>
    <message>
        <source>A web page does not say that it was accepted. %1</source>
        <translation>Una página web no dice que se haya aceptado. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) do not say.</source>
        <translation>
            <numerusform>%n respuesta no lo dice.</numerusform>
            <numerusform>%n respuestas no lo dicen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No postback was sent on to the portal.</source>
        <translation>No se reenvió ningún postback al portal.</translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) accepted.</source>
        <translation>
            <numerusform>%n postback aceptado.</numerusform>
            <numerusform>%n postbacks aceptados.</numerusform>
        </translation>
    </message>
    <message>
        <source>The portal accepted the postback</source>
        <translation>El portal aceptó el postback</translation>
    </message>
    <message>
        <source>Approved is %1, which is neither True nor False, so it is not taken as paid.</source>
        <translation>Approved es %1, que no es ni True ni False, así que no se toma como pagado.</translation>
    </message>
    <message>
        <source>One postback says Approved in several ways: %1.</source>
        <translation>Un postback indica Approved de varias maneras: %1.</translation>
    </message>
    <message>
        <source>The last one says %1.</source>
        <translation>El último dice %1.</translation>
    </message>
    <message>
        <source>Approved is True or False</source>
        <translation>Approved es True o False</translation>
    </message>
    <message>
        <source>The payer&apos;s browser fetched the hosted page: %1</source>
        <translation>El navegador del pagador obtuvo la página alojada: %1</translation>
    </message>
    <message>
        <source>A postback reports a payment, so the payer had the hosted page.</source>
        <translation>Un postback informa de un pago, así que el pagador tuvo la página alojada.</translation>
    </message>
    <message>
        <source>Opened; not known whether it was displayed: %1</source>
        <translation>Abierta; no se sabe si se mostró: %1</translation>
    </message>
    <message>
        <source>The last postback does not say whether the payment was approved.</source>
        <translation>El último postback no dice si el pago fue aprobado.</translation>
    </message>
    <message>
        <source>The browser returned, and the postback says that the invoice is paid.</source>
        <translation>El navegador volvió y el postback dice que la factura está pagada.</translation>
    </message>
    <message>
        <source>Return to home, invoice PAID (by the postback)</source>
        <translation>Retorno al inicio, factura pagada (según el postback)</translation>
    </message>
</context>
<context>
    <name>roundtrip::returnPage</name>
    <message>
        <source>The payment was reported as approved. You can close this page.</source>
        <translation>El pago se informó como aprobado. Puede cerrar esta página.</translation>
    </message>
    <message>
        <source>The last payment was reported as declined.</source>
        <translation>El último pago se informó como rechazado.</translation>
    </message>
    <message>
        <source>Back at the biller&apos;s portal</source>
        <translation>De vuelta en el portal del facturador</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Factura</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The return was captured. You can close this page.</source>
        <translation>El retorno quedó capturado. Puede cerrar esta página.</translation>
    </message>
    <message>
        <source>It is not known whether this is paid.</source>
        <translation>No se sabe si esto está pagado.</translation>
    </message>
    <message>
        <source>Not paid yet: no approved postback has arrived. This page refreshes itself.</source>
        <translation>Aún no está pagado: no ha llegado ningún postback aprobado. Esta página se actualiza sola.</translation>
    </message>
</context>
<context>
    <name>roundtrip::stray</name>
    <message>
        <source>A page&apos;s script or an element of a page fetched it (Sec-Fetch-Mode: %1). A payer who returns goes to the page.</source>
        <translation>La obtuvo el script de una página o un elemento de una página (Sec-Fetch-Mode: %1). Un pagador que vuelve va a la página.</translation>
    </message>
    <message>
        <source>It was fetched as part of a page (Sec-Fetch-Dest: %1), not as a page.</source>
        <translation>Se obtuvo como parte de una página (Sec-Fetch-Dest: %1), no como página.</translation>
    </message>
    <message>
        <source>A page&apos;s script fetched it. A payer who returns goes to the page.</source>
        <translation>La obtuvo el script de una página. Un pagador que vuelve va a la página.</translation>
    </message>
    <message>
        <source>It asks for %1, not for a page.</source>
        <translation>Pide %1, no una página.</translation>
    </message>
    <message>
        <source>A program that looks at addresses by itself sent it (%1), not a payer&apos;s browser.</source>
        <translation>La envió un programa que consulta direcciones por su cuenta (%1), no el navegador de un pagador.</translation>
    </message>
    <message>
        <source>A browser fetched it ahead of time; nobody has asked for it.</source>
        <translation>Un navegador la obtuvo por anticipado; nadie la ha pedido.</translation>
    </message>
    <message>
        <source>%1 is not how a payer returns.</source>
        <translation>%1 no es la forma en que vuelve un pagador.</translation>
    </message>
    <message>
        <source>%1 is not how a postback comes.</source>
        <translation>%1 no es la forma en que llega un postback.</translation>
    </message>
    <message>
        <source>It has no Approved field, so it is not a postback.</source>
        <translation>No tiene el campo Approved, así que no es un postback.</translation>
    </message>
</context>
<context>
    <name>simulator::Behaviour</name>
    <message>
        <source>with status 400 and a Message</source>
        <translation>con estado 400 y un Message</translation>
    </message>
    <message>
        <source>with status 200 and a Message</source>
        <translation>con estado 200 y un Message</translation>
    </message>
    <message>
        <source>one for each invoice</source>
        <translation>uno por cada factura</translation>
    </message>
    <message>
        <source>one for the whole payment</source>
        <translation>uno por todo el pago</translation>
    </message>
    <message>
        <source>by GET</source>
        <translation>por GET</translation>
    </message>
    <message>
        <source>by POST</source>
        <translation>por POST</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Approved, PaymentGUID, PaymentMessage and BillerReference</source>
        <translation>Approved, PaymentGUID, PaymentMessage y BillerReference</translation>
    </message>
    <message>
        <source>no link</source>
        <translation>ningún enlace</translation>
    </message>
    <message>
        <source>a link to the ReturnURL</source>
        <translation>un enlace a ReturnURL</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>not active: Active is false, and requests are refused</source>
        <translation>no activo: Active es false y las solicitudes se rechazan</translation>
    </message>
    <message>
        <source>the key alone</source>
        <translation>la clave sola</translation>
    </message>
    <message>
        <source>the key and a colon</source>
        <translation>la clave y dos puntos</translation>
    </message>
    <message>
        <source>either</source>
        <translation>cualquiera de las dos</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptadas</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazadas</translation>
    </message>
    <message>
        <source>allowed (CORS)</source>
        <translation>permitidas (CORS)</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>no permitidas</translation>
    </message>
    <message>
        <source>A request is refused</source>
        <translation>Una solicitud se rechaza</translation>
    </message>
    <message>
        <source>Postbacks of several invoices</source>
        <translation>Postbacks de varias facturas</translation>
    </message>
    <message>
        <source>The payer&apos;s browser returns</source>
        <translation>El navegador del pagador vuelve</translation>
    </message>
    <message>
        <source>The return carries</source>
        <translation>El retorno lleva</translation>
    </message>
    <message>
        <source>A payer who cancels gets</source>
        <translation>Un pagador que cancela recibe</translation>
    </message>
    <message>
        <source>The biller is</source>
        <translation>El facturador está</translation>
    </message>
    <message>
        <source>Authorization holds, in base64,</source>
        <translation>Authorization contiene, en base64,</translation>
    </message>
    <message>
        <source>Requests that validation only warns about are</source>
        <translation>Las solicitudes con solo advertencias de la validación son</translation>
    </message>
    <message>
        <source>Requests from web pages are</source>
        <translation>Las solicitudes desde páginas web están</translation>
    </message>
    <message>
        <source>“%1” is not a value for %2. Use one of: %3.</source>
        <translation>“%1” no es un valor para %2. Usar uno de estos: %3.</translation>
    </message>
</context>
<context>
    <name>simulator::Faults</name>
    <message>
        <source>There is no fault “%1”.</source>
        <translation>No existe el fallo “%1”.</translation>
    </message>
    <message>
        <source>The fault %1 takes no value.</source>
        <translation>El fallo %1 no admite valor.</translation>
    </message>
    <message>
        <source>“%1” is not a value for the fault %2. It takes milliseconds up to %3%4.</source>
        <translation>“%1” no es un valor para el fallo %2. Admite milisegundos hasta %3%4.</translation>
    </message>
    <message>
        <source>, or several separated by commas</source>
        <translation>, o varios separados por comas</translation>
    </message>
    <message>
        <source>Answers a payment request this much later.</source>
        <translation>Responde a una solicitud de pago con este retraso.</translation>
    </message>
    <message>
        <source>Accepts a payment request, but answers with 500.</source>
        <translation>Acepta una solicitud de pago, pero responde con 500.</translation>
    </message>
    <message>
        <source>Accepts a payment request, but drops the connection without an answer.</source>
        <translation>Acepta una solicitud de pago, pero corta la conexión sin responder.</translation>
    </message>
    <message>
        <source>Accepts a payment request, but answers with 200 and half of the JSON.</source>
        <translation>Acepta una solicitud de pago, pero responde con 200 y la mitad del JSON.</translation>
    </message>
    <message>
        <source>Accepts a payment request, but answers with 200 and an HTML page.</source>
        <translation>Acepta una solicitud de pago, pero responde con 200 y una página HTML.</translation>
    </message>
    <message>
        <source>Pays a payment request at once, and answers it this much after the postback.</source>
        <translation>Paga una solicitud de pago al instante y la responde este tiempo después del postback.</translation>
    </message>
    <message>
        <source>Holds the payer back this long, so that the postback arrives before the return.</source>
        <translation>Retiene al pagador este tiempo, para que el postback llegue antes que el retorno.</translation>
    </message>
    <message>
        <source>Holds the postbacks back this long, so that the return arrives before them.</source>
        <translation>Retiene los postbacks este tiempo, para que el retorno llegue antes que ellos.</translation>
    </message>
    <message>
        <source>Sends no postbacks.</source>
        <translation>No envía postbacks.</translation>
    </message>
    <message>
        <source>Sends each postback twice.</source>
        <translation>Envía cada postback dos veces.</translation>
    </message>
    <message>
        <source>Sends the postbacks of a payment in reverse order.</source>
        <translation>Envía los postbacks de un pago en orden inverso.</translation>
    </message>
    <message>
        <source>Sends a postback again after each of these times until the answer is 2xx.</source>
        <translation>Envía de nuevo un postback tras cada uno de estos tiempos, hasta que la respuesta sea 2xx.</translation>
    </message>
    <message>
        <source>%1 and %2 both change the answer. Choose one.</source>
        <translation>%1 y %2 cambian ambos la respuesta. Elija uno.</translation>
    </message>
</context>
<context>
    <name>simulator::Payment</name>
    <message>
        <source>An amount is negative.</source>
        <translation>Un monto es negativo.</translation>
    </message>
    <message>
        <source>There is no invoice to pay.</source>
        <translation>No hay ninguna factura que pagar.</translation>
    </message>
    <message>
        <source>The invoices add up to 0.00: there is nothing to pay.</source>
        <translation>Las facturas suman 0.00: no hay nada que pagar.</translation>
    </message>
</context>
<context>
    <name>simulator::PaymentService</name>
    <message>
        <source>Refused: %1</source>
        <translation>Rechazada: %1</translation>
    </message>
    <message>
        <source>The API key is missing: send “Authorization: Basic” and the key in base64.</source>
        <translation>Falta la clave de API: envíe “Authorization: Basic” y la clave en base64.</translation>
    </message>
    <message>
        <source>The API key is not the simulator’s.</source>
        <translation>La clave de API no es la del simulador.</translation>
    </message>
    <message>
        <source>%1 (at %2)</source>
        <translation>%1 (en %2)</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Y %1 más.</translation>
    </message>
    <message>
        <source>Payment of %1: %2.</source>
        <translation>Pago de %1: %2.</translation>
    </message>
    <message>
        <source>Postback for invoice %1: %2</source>
        <translation>Postback de la factura %1: %2</translation>
    </message>
    <message>
        <source>There is nothing here. The API is at %1.</source>
        <translation>Aquí no hay nada. La API está en %1.</translation>
    </message>
    <message>
        <source>Send a payment request with POST.</source>
        <translation>Envíe la solicitud de pago con POST.</translation>
    </message>
    <message>
        <source>Accepted payment request %1: %2 to pay.</source>
        <translation>Solicitud de pago %1 aceptada: %2 por pagar.</translation>
    </message>
    <message>
        <source>The simulator fails on purpose.</source>
        <translation>El simulador falla a propósito.</translation>
    </message>
    <message>
        <source>Check credentials with GET.</source>
        <translation>Compruebe las credenciales con GET.</translation>
    </message>
    <message>
        <source>The Authorization header must start with “Basic”.</source>
        <translation>El encabezado Authorization debe empezar con “Basic”.</translation>
    </message>
    <message>
        <source>The text after “Basic” is not base64.</source>
        <translation>El texto después de “Basic” no es base64.</translation>
    </message>
    <message>
        <source>Encode the API key alone, without a colon after it.</source>
        <translation>Codifique solo la clave de API, sin dos puntos después.</translation>
    </message>
    <message>
        <source>Send the body as Content-Type: application/json.</source>
        <translation>Envíe el cuerpo como Content-Type: application/json.</translation>
    </message>
    <message>
        <source>No postback sent: the request has no usable PostBackURL.</source>
        <translation>No se envió postback: la solicitud no tiene una PostBackURL utilizable.</translation>
    </message>
    <message>
        <source>No postback sent: that fault is on.</source>
        <translation>No se envió postback: ese fallo está activo.</translation>
    </message>
    <message>
        <source>The biller is not active.</source>
        <translation>El facturador no está activo.</translation>
    </message>
    <message>
        <source>Encode the API key with a colon after it, as a user name without a password.</source>
        <translation>Codificar la clave de API seguida de dos puntos, como un nombre de usuario sin contraseña.</translation>
    </message>
</context>
<context>
    <name>simulator::PostbackSender</name>
    <message>
        <source>answered %1.</source>
        <translation>respondió %1.</translation>
    </message>
    <message>
        <source>answered %1: %2</source>
        <translation>respondió %1: %2</translation>
    </message>
</context>
<context>
    <name>simulator::Template</name>
    <message>
        <source>“%1” closes a section that is not open.</source>
        <translation>“%1” cierra una sección que no está abierta.</translation>
    </message>
    <message>
        <source>The section “%1” is never closed.</source>
        <translation>La sección “%1” nunca se cierra.</translation>
    </message>
    <message>
        <source>There is no part “%1”.</source>
        <translation>No existe la parte “%1”.</translation>
    </message>
    <message>
        <source>The part “%1” contains itself.</source>
        <translation>La parte “%1” se contiene a sí misma.</translation>
    </message>
    <message>
        <source>“%1” is not a tag.</source>
        <translation>“%1” no es una etiqueta.</translation>
    </message>
</context>
<context>
    <name>simulator::Worker</name>
    <message>
        <source>not sent: %1 Allow it with --private (in the window: answer the question).</source>
        <translation>no enviado: %1 Se permite con --private (en la ventana: responder a la pregunta).</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Rechazado: %1</translation>
    </message>
</context>
<context>
    <name>workspace::DraftStore</name>
    <message>
        <source>the folder cannot be written</source>
        <translation>no se puede escribir en la carpeta</translation>
    </message>
    <message>
        <source>Your unsaved edits could not be saved as a draft in %1 (%2). Save the request to a file to keep them.</source>
        <translation>No se pudieron guardar sus cambios sin guardar como borrador en %1 (%2). Guarde la solicitud en un archivo para conservarlos.</translation>
    </message>
</context>
<context>
    <name>workspace::Environment</name>
    <message>
        <source>The environment needs a name.</source>
        <translation>El entorno necesita un nombre.</translation>
    </message>
    <message>
        <source>The simulator is never live.</source>
        <translation>El simulador nunca es real.</translation>
    </message>
    <message>
        <source>The proxy must be http://host:port or socks5://host:port.</source>
        <translation>El proxy debe ser http://host:puerto o socks5://host:puerto.</translation>
    </message>
    <message>
        <source>The reply to a postback must have a status from 200 to 599.</source>
        <translation>La respuesta a un postback debe tener un estado de 200 a 599.</translation>
    </message>
    <message>
        <source>The endpoint must be an http or https URL without a user name or password.</source>
        <translation>El endpoint debe ser una URL http o https sin nombre de usuario ni contraseña.</translation>
    </message>
    <message>
        <source>A live endpoint must be an https URL; otherwise the API key would be sent unencrypted.</source>
        <translation>Un endpoint real debe ser una URL https; de lo contrario, la clave de API se enviaría sin cifrar.</translation>
    </message>
    <message>
        <source>“%1” is not an amount.</source>
        <translation>“%1” no es un monto.</translation>
    </message>
    <message>
        <source>The callback URL must be an http or https URL.</source>
        <translation>La URL de callback debe ser una URL http o https.</translation>
    </message>
    <message>
        <source>A client certificate and its key are needed together.</source>
        <translation>Un certificado de cliente y su clave se necesitan juntos.</translation>
    </message>
    <message>
        <source>A timeout must be from 0.1 to 600 seconds.</source>
        <translation>Un tiempo de espera debe ser de 0.1 a 600 segundos.</translation>
    </message>
    <message>
        <source>The reply to a postback can be delayed by at most 60 seconds.</source>
        <translation>La respuesta a un postback se puede retrasar 60 segundos como máximo.</translation>
    </message>
    <message>
        <source>The limit of callbacks per minute must be a whole number; 0 takes it off.</source>
        <translation>El límite de callbacks por minuto debe ser un número entero; 0 lo quita.</translation>
    </message>
    <message>
        <source>Postbacks can be forwarded only to an http or https URL.</source>
        <translation>Los postbacks solo se pueden reenviar a una URL http o https.</translation>
    </message>
    <message>
        <source>The request was not sent: its total cannot be read, and %1 has a limit of %2.</source>
        <translation>La solicitud no se envió: su total no se puede leer y %1 tiene un límite de %2.</translation>
    </message>
    <message>
        <source>The request was not sent: it is for %1, and %2 has a limit of %3.</source>
        <translation>La solicitud no se envió: es de %1 y %2 tiene un límite de %3.</translation>
    </message>
</context>
<context>
    <name>workspace::EnvironmentStore</name>
    <message>
        <source>Simulator</source>
        <translation>Simulador</translation>
    </message>
    <message>
        <source>an environment must be an object</source>
        <translation>un entorno debe ser un objeto</translation>
    </message>
    <message>
        <source>the environment has no id</source>
        <translation>el entorno no tiene id</translation>
    </message>
    <message>
        <source>two environments have the same id or name</source>
        <translation>dos entornos tienen el mismo id o nombre</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, línea %2</translation>
    </message>
    <message>
        <source>The simulator is built in; it cannot be deleted.</source>
        <translation>El simulador viene incluido; no se puede eliminar.</translation>
    </message>
    <message>
        <source>this is not a valid value for “%1”</source>
        <translation>esto no es un valor válido para “%1”</translation>
    </message>
    <message>
        <source>the array “environments” is missing</source>
        <translation>falta el arreglo “environments”</translation>
    </message>
    <message>
        <source>An environment named “%1” already exists.</source>
        <translation>Ya existe un entorno llamado “%1”.</translation>
    </message>
</context>
<context>
    <name>workspace::Keychain</name>
    <message>
        <source>The system&apos;s keychain did not answer within %1 seconds.</source>
        <translation>El llavero del sistema no respondió en %1 segundos.</translation>
    </message>
</context>
<context>
    <name>workspace::ProfileLibrary</name>
    <message>
        <source>There is no profile “%1”. Available profiles: %2.</source>
        <translation>No existe el perfil “%1”. Perfiles disponibles: %2.</translation>
    </message>
    <message>
        <source>You already have a profile “%1” (%2).</source>
        <translation>Ya tiene un perfil “%1” (%2).</translation>
    </message>
</context>
<context>
    <name>workspace::Settings</name>
    <message>
        <source>The settings in %1 cannot be read, so the usual ones apply.</source>
        <translation>No se puede leer la configuración de %1, así que se aplica la habitual.</translation>
    </message>
</context>
<context>
    <name>workspace::TemplateFolder</name>
    <message>
        <source>&quot;%1&quot; is not a valid template name. Use up to %2 characters, none of / \ : * ? &quot; &lt; &gt; |, and no dot at the start.</source>
        <translation>&quot;%1&quot; no es un nombre de plantilla válido. Use hasta %2 caracteres, ninguno de / \ : * ? &quot; &lt; &gt; |, y sin punto al principio.</translation>
    </message>
</context>
</TS>
