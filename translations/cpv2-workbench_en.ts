<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <source>%n captures</source>
        <translation>
            <numerusform>%n capture</numerusform>
            <numerusform>%n captures</numerusform>
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
    <name>roundtrip::judge</name>
    <message numerus="yes">
        <source>The service took the request with %n invoice(s).</source>
        <translation>
            <numerusform>The service took the request with %n invoice.</numerusform>
            <numerusform>The service took the request with %n invoices.</numerusform>
        </translation>
    </message>
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
</context>
</TS>
