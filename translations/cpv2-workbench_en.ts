<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>cli::importing</name>
    <message numerus="yes">
        <source>  and %Ln more</source>
        <translation>
            <numerusform>  and %Ln more</numerusform>
            <numerusform>  and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli::replay</name>
    <message numerus="yes">
        <source>Sending %n postback(s) to %1</source>
        <translation>
            <numerusform>Sending %n postback to %1</numerusform>
            <numerusform>Sending %n postbacks to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli::roundtrip</name>
    <message numerus="yes">
        <source>Submitting %1, %n byte(s)</source>
        <translation>
            <numerusform>Submitting %1, %n byte</numerusform>
            <numerusform>Submitting %1, %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time is up after %n second(s).</source>
        <translation>
            <numerusform>Time is up after %n second.</numerusform>
            <numerusform>Time is up after %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::CompareDialog</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::CsvMappingDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DocumentLifecycle</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests have unsaved changes. Save them?</source>
        <translation>
            <numerusform>%Ln request has unsaved changes. Save them?</numerusform>
            <numerusform>%Ln requests have unsaved changes. Save them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %Ln files? Each gets a tab of its own.</source>
        <translation>
            <numerusform>Open %Ln file? It gets a tab of its own.</numerusform>
            <numerusform>Open %Ln files? Each gets a tab of its own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open the &amp;first %Ln</source>
        <translation>
            <numerusform>Open the &amp;first %Ln</numerusform>
            <numerusform>Open the &amp;first %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::DraftRecovery</name>
    <message numerus="yes">
        <source>%Ln unsaved request(s) were recovered.</source>
        <translation>
            <numerusform>%Ln unsaved request was recovered.</numerusform>
            <numerusform>%Ln unsaved requests were recovered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::GoToField</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::NavigatorModel</name>
    <message numerus="yes">
        <source>%Ln capture(s)</source>
        <translation>
            <numerusform>%Ln capture</numerusform>
            <numerusform>%Ln captures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::Outcome</name>
    <message numerus="yes">
        <source>✗ %n check(s) failed</source>
        <translation>
            <numerusform>✗ %n check failed</numerusform>
            <numerusform>✗ %n checks failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::PreviewPane</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RequestPane</name>
    <message numerus="yes">
        <source>A customer with %n invoice(s) was removed.</source>
        <translation>
            <numerusform>A customer with %n invoice was removed.</numerusform>
            <numerusform>A customer with %n invoices was removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RequestSettingsForm</name>
    <message numerus="yes">
        <source>%n on</source>
        <translation>
            <numerusform>%n on</numerusform>
            <numerusform>%n on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RequestStatus</name>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hint(s)</source>
        <translation>
            <numerusform>%Ln hint</numerusform>
            <numerusform>%Ln hints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RoundTripView</name>
    <message numerus="yes">
        <source>%n postback(s)</source>
        <translation>
            <numerusform>%n postback</numerusform>
            <numerusform>%n postbacks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::RoundTripsPage</name>
    <message numerus="yes">
        <source>%n entries were deleted.</source>
        <translation>
            <numerusform>%n entry was deleted.</numerusform>
            <numerusform>%n entries were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n entries; scroll for more.</source>
        <translation>
            <numerusform>The first %n entry; scroll for more.</numerusform>
            <numerusform>The first %n entries; scroll for more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries.</source>
        <translation>
            <numerusform>%n entry.</numerusform>
            <numerusform>%n entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries were deleted. They are permanently deleted when you quit.</source>
        <translation>
            <numerusform>%n entry was deleted. It is permanently deleted when you quit.</numerusform>
            <numerusform>%n entries were deleted. They are permanently deleted when you quit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::SubmitController</name>
    <message numerus="yes">
        <source>The request has %Ln error(s), so CPV2 will probably reject it. Send it anyway?</source>
        <translation>
            <numerusform>The request has %Ln error, so CPV2 will probably reject it. Send it anyway?</numerusform>
            <numerusform>The request has %Ln errors, so CPV2 will probably reject it. Send it anyway?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui::TripComparisonDialog</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>http::RefusalLog</name>
    <message numerus="yes">
        <source>, and %n more</source>
        <translation>
            <numerusform>, and %n more</numerusform>
            <numerusform>, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interchange::Imported</name>
    <message numerus="yes">
        <source>%Ln headers are not written as NAME: VALUE and were left out.</source>
        <translation>
            <numerusform>%Ln header is not written as NAME: VALUE and was left out.</numerusform>
            <numerusform>%Ln headers are not written as NAME: VALUE and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>interchange::curl</name>
    <message numerus="yes">
        <source>The command names %Ln addresses; one of them was taken.</source>
        <translation>
            <numerusform>The command names %Ln address; it was taken.</numerusform>
            <numerusform>The command names %Ln addresses; one of them was taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln words were not understood and left out; check the result.</source>
        <translation>
            <numerusform>%Ln word was not understood and left out; check the result.</numerusform>
            <numerusform>%Ln words were not understood and left out; check the result.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other commands were left out: only curl commands are read.</source>
        <translation>
            <numerusform>%Ln other command was left out: only curl commands are read.</numerusform>
            <numerusform>%Ln other commands were left out: only curl commands are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roundtrip::CallbackListener</name>
    <message numerus="yes">
        <source>%n byte(s) behind the request were not read.</source>
        <translation>
            <numerusform>%n byte behind the request was not read.</numerusform>
            <numerusform>%n bytes behind the request were not read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roundtrip::Doctor</name>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) ahead of the service&apos;s.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n second ahead of the service&apos;s.</numerusform>
            <numerusform>This computer&apos;s clock is %n seconds ahead of the service&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) behind the service&apos;s.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n second behind the service&apos;s.</numerusform>
            <numerusform>This computer&apos;s clock is %n seconds behind the service&apos;s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roundtrip::Forwarder</name>
    <message numerus="yes">
        <source>%n postback(s) with a masked number will not be forwarded: their bytes are in memory only.</source>
        <translation>
            <numerusform>%n postback with a masked number will not be forwarded: its bytes are in memory only.</numerusform>
            <numerusform>%n postbacks with a masked number will not be forwarded: their bytes are in memory only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) are waiting to be forwarded to %1.</source>
        <translation>
            <numerusform>%n postback is waiting to be forwarded to %1.</numerusform>
            <numerusform>%n postbacks are waiting to be forwarded to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) are waiting for %1 and are not sent: nothing is forwarded to that address now.</source>
        <translation>
            <numerusform>%n postback is waiting for %1 and is not sent: nothing is forwarded to that address now.</numerusform>
            <numerusform>%n postbacks are waiting for %1 and are not sent: nothing is forwarded to that address now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roundtrip::judge</name>
    <message numerus="yes">
        <source>%n approved postback(s).</source>
        <translation>
            <numerusform>%n approved postback.</numerusform>
            <numerusform>%n approved postbacks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s).</source>
        <translation>
            <numerusform>%n postback.</numerusform>
            <numerusform>%n postbacks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s).</source>
        <translation>
            <numerusform>%n byte.</numerusform>
            <numerusform>%n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service accepted the request with %n invoice(s).</source>
        <translation>
            <numerusform>The service accepted the request with %n invoice.</numerusform>
            <numerusform>The service accepted the request with %n invoices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) were not accepted.</source>
        <translation>
            <numerusform>%n postback was not accepted.</numerusform>
            <numerusform>%n postbacks were not accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) do not say.</source>
        <translation>
            <numerusform>%n answer does not say.</numerusform>
            <numerusform>%n answers do not say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n postback(s) accepted.</source>
        <translation>
            <numerusform>%n postback accepted.</numerusform>
            <numerusform>%n postbacks accepted.</numerusform>
        </translation>
    </message>
</context>
</TS>
