<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>FieldRules</name>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>in %n h</numerusform>
            <numerusform>in %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::AccountChanges</name>
    <message numerus="yes">
        <source>%n account(s) paused.</source>
        <translation><numerusform>%n account paused.</numerusform><numerusform>%n accounts paused.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) could not be paused.</source>
        <translation><numerusform>%n account could not be paused.</numerusform><numerusform>%n accounts could not be paused.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) resumed.</source>
        <translation><numerusform>%n account resumed.</numerusform><numerusform>%n accounts resumed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) could not be resumed.</source>
        <translation><numerusform>%n account could not be resumed.</numerusform><numerusform>%n accounts could not be resumed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The state of %n account(s) was reset.</source>
        <translation><numerusform>The state of %n account was reset.</numerusform><numerusform>The state of %n accounts was reset.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The state of %n account(s) could not be reset.</source>
        <translation><numerusform>The state of %n account could not be reset.</numerusform><numerusform>The state of %n accounts could not be reset.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) could not be deleted.</source>
        <translation><numerusform>%n account could not be deleted.</numerusform><numerusform>%n accounts could not be deleted.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) answered.</source>
        <translation><numerusform>%n account answered.</numerusform><numerusform>%n accounts answered.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) did not answer.</source>
        <translation><numerusform>%n account did not answer.</numerusform><numerusform>%n accounts did not answer.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::accounts::AccountsPage</name>
    <message numerus="yes">
        <source>%n account(s) cannot be deleted.</source>
        <translation><numerusform>%n account cannot be deleted.</numerusform><numerusform>%n accounts cannot be deleted.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are deleted.</source>
        <translation><numerusform>%n account is deleted.</numerusform><numerusform>%n accounts are deleted.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::accounts::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::accounts::Counts</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation><numerusform>%n ready</numerusform><numerusform>%n ready</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n at the limit</source>
        <translation><numerusform>%n at the limit</numerusform><numerusform>%n at the limit</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cooling down</source>
        <translation><numerusform>%n cooling down</numerusform><numerusform>%n cooling down</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n out of quota</source>
        <translation><numerusform>%n out of quota</numerusform><numerusform>%n out of quota</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation><numerusform>%n needs attention</numerusform><numerusform>%n need attention</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation><numerusform>%n paused</numerusform><numerusform>%n paused</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::accounts::ExplainView</name>
    <message numerus="yes">
        <source>In the order in which they are asked; %n more not shown.</source>
        <translation><numerusform>In the order in which they are asked; %n more not shown.</numerusform><numerusform>In the order in which they are asked; %n more not shown.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::accounts::GroupsDialog</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of the accounts chosen</source>
        <translation><numerusform>%n of the accounts chosen</numerusform><numerusform>%n of the accounts chosen</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::accounts::LinkList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::common::TableView</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::keys::BulkChange</name>
    <message numerus="yes">
        <source>%1 of %n key(s) done</source>
        <translation><numerusform>%1 of %n key done</numerusform><numerusform>%1 of %n keys done</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::keys::CreatedDialog</name>
    <message numerus="yes">
        <source>%n key(s) are ready</source>
        <translation><numerusform>%n key is ready</numerusform><numerusform>%n keys are ready</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::keys::KeyPanel</name>
    <message numerus="yes">
        <source>%n request(s), %1 tokens, %2</source>
        <translation><numerusform>%n request, %1 tokens, %2</numerusform><numerusform>%n requests, %1 tokens, %2</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n request(s)</source>
        <translation><numerusform>%1 · %n request</numerusform><numerusform>%1 · %n requests</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::keys::KeysPage</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation><numerusform>%n key</numerusform><numerusform>%n keys</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation><numerusform>%n active</numerusform><numerusform>%n active</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n near a limit</source>
        <translation><numerusform>%n near a limit</numerusform><numerusform>%n near a limit</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation><numerusform>%n expired</numerusform><numerusform>%n expired</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n disabled</source>
        <translation><numerusform>%n disabled</numerusform><numerusform>%n disabled</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) selected</source>
        <translation><numerusform>%n key selected</numerusform><numerusform>%n keys selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tag %n key(s)</source>
        <translation><numerusform>Tag %n key</numerusform><numerusform>Tag %n keys</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Extend %n key(s)</source>
        <translation><numerusform>Extend %n key</numerusform><numerusform>Extend %n keys</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) deleted.</source>
        <translation><numerusform>%n key deleted.</numerusform><numerusform>%n keys deleted.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) could not be changed.</source>
        <translation><numerusform>%n key could not be changed.</numerusform><numerusform>%n keys could not be changed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were left as they are.</source>
        <translation><numerusform>%n key was left as it is.</numerusform><numerusform>%n keys were left as they are.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::keys::Words</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation><numerusform>in %n day</numerusform><numerusform>in %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation><numerusform>in %n hour</numerusform><numerusform>in %n hours</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation><numerusform>in %n minute</numerusform><numerusform>in %n minutes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>When its concurrency is used up, %n request(s) may wait, each at most %1.</source>
        <translation><numerusform>When its concurrency is used up, %n request may wait, each at most %1.</numerusform><numerusform>When its concurrency is used up, %n requests may wait, each at most %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) from first use</source>
        <translation><numerusform>%n day from first use</numerusform><numerusform>%n days from first use</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::logs::LogTable</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation><numerusform>%n new</numerusform><numerusform>%n new</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::logs::LogsPage</name>
    <message numerus="yes">
        <source>Reading the log: %n line(s) so far.</source>
        <translation><numerusform>Reading the log: %n line so far.</numerusform><numerusform>Reading the log: %n lines so far.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), following the log as it grows.</source>
        <translation><numerusform>%n line, following the log as it grows.</numerusform><numerusform>%n lines, following the log as it grows.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), paused: what is new waits at the end.</source>
        <translation><numerusform>%n line, paused: what is new waits at the end.</numerusform><numerusform>%n lines, paused: what is new waits at the end.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::overview::AttentionList</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation><numerusform>Show all %n</numerusform><numerusform>Show all %n</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::overview::HealthStrip</name>
    <message numerus="yes">
        <source>State of %n account(s)</source>
        <translation><numerusform>State of %n account</numerusform><numerusform>State of %n accounts</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::overview::OverviewPage</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation><numerusform>%n waiting</numerusform><numerusform>%n waiting</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) ready</source>
        <translation><numerusform>%n account ready</numerusform><numerusform>%n accounts ready</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need attention</source>
        <translation><numerusform>%n thing needs attention</numerusform><numerusform>%n things need attention</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::requests::RequestsPage</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation><numerusform>%n request</numerusform><numerusform>%n requests</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation><numerusform>%n running</numerusform><numerusform>%n running</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n a second</source>
        <translation><numerusform>%n a second</numerusform><numerusform>%n a second</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::requests::StoryPanel</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation><numerusform>%n attempt</numerusform><numerusform>%n attempts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation><numerusform>Show all %n</numerusform><numerusform>Show all %n</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::requests::Words</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation><numerusform>%n attempt</numerusform><numerusform>%n attempts</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::settings::SaveBar</name>
    <message numerus="yes">
        <source>%n value(s) cannot be taken yet.</source>
        <translation><numerusform>%n value cannot be taken yet.</numerusform><numerusform>%n values cannot be taken yet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved yet.</source>
        <translation><numerusform>%n change not saved yet.</numerusform><numerusform>%n changes not saved yet.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::settings::SettingsPage</name>
    <message numerus="yes">
        <source>%n setting(s) take effect after a restart of the relay.</source>
        <translation><numerusform>%n setting takes effect after a restart of the relay.</numerusform><numerusform>%n settings take effect after a restart of the relay.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ from the default.</source>
        <translation><numerusform>%n setting differs from the default.</numerusform><numerusform>%n settings differ from the default.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::setup::AccountCard</name>
    <message numerus="yes">
        <source>%n account(s) are there already.</source>
        <translation><numerusform>%n account is there already.</numerusform><numerusform>%n accounts are there already.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::setup::KeyCard</name>
    <message numerus="yes">
        <source>%n key(s) are there already.</source>
        <translation><numerusform>%n key is there already.</numerusform><numerusform>%n keys are there already.</numerusform></translation>
    </message>
</context>
<context>
    <name>ui::shell::ConnectionBanner</name>
    <message numerus="yes">
        <source>Next try in %Ln second(s).</source>
        <translation>
            <numerusform>Next try in %Ln second.</numerusform>
            <numerusform>Next try in %Ln seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::shell::SignInPanel</name>
    <message numerus="yes">
        <source>Too many wrong passwords. Try again in %Ln second(s).</source>
        <translation>
            <numerusform>Too many wrong passwords. Try again in %Ln second.</numerusform>
            <numerusform>Too many wrong passwords. Try again in %Ln seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::shell::Tray</name>
    <message numerus="yes">
        <source>Relaywright: %1 of %Ln account(s) ready</source>
        <translation>
            <numerusform>Relaywright: %1 of %Ln account ready</numerusform>
            <numerusform>Relaywright: %1 of %Ln accounts ready</numerusform>
        </translation>
    </message>
</context>
</TS>
