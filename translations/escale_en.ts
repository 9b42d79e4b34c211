<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DeskLists</name>
    <message numerus="yes">
        <source>%1 of %n ready</source>
        <translation>
            <numerusform>%1 of %n ready</numerusform>
            <numerusform>%1 of %n ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskRequests</name>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n on transit, all verified</source>
        <translation>
            <numerusform>%1 of %n on transit, all verified</numerusform>
            <numerusform>%1 of %n on transit, all verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n on transit, %2 verified</source>
        <translation>
            <numerusform>%1 of %n on transit, %2 verified</numerusform>
            <numerusform>%1 of %n on transit, %2 verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <comment>accounts to be relocated</comment>
        <translation>
            <numerusform>%n to go</numerusform>
            <numerusform>%n to go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FleetTree</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) done</source>
        <translation>
            <numerusform>%1 of %n account done</numerusform>
            <numerusform>%1 of %n accounts done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) failed</source>
        <translation>
            <numerusform>%n account failed</numerusform>
            <numerusform>%n accounts failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemText</name>
    <message numerus="yes">
        <source>%n core(s), %1, %2</source>
        <extracomment>a server&apos;s configuration: processor cores, memory, disk</extracomment>
        <translation>
            <numerusform>%n core, %1, %2</numerusform>
            <numerusform>%n cores, %1, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n account(s) as ready</source>
        <translation>
            <numerusform>Mark %n account as ready</numerusform>
            <numerusform>Mark %n accounts as ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n account(s) as not ready</source>
        <translation>
            <numerusform>Mark %n account as not ready</numerusform>
            <numerusform>Mark %n accounts as not ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Test the databases of %n account(s)…</source>
        <translation>
            <numerusform>Test the databases of %n account…</numerusform>
            <numerusform>Test the databases of %n accounts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Test the databases of %n account(s)</source>
        <translation>
            <numerusform>Test the databases of %n account</numerusform>
            <numerusform>Test the databases of %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the test copies of %n account(s)…</source>
        <translation>
            <numerusform>Remove the test copy of %n account…</numerusform>
            <numerusform>Remove the test copies of %n accounts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the test copies of %n account(s)</source>
        <translation>
            <numerusform>Remove the test copy of %n account</numerusform>
            <numerusform>Remove the test copies of %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Migrate %n account(s)…</source>
        <translation>
            <numerusform>Migrate %n account…</numerusform>
            <numerusform>Migrate %n accounts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Migrate %n account(s)</source>
        <translation>
            <numerusform>Migrate %n account</numerusform>
            <numerusform>Migrate %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll %n account(s) back…</source>
        <translation>
            <numerusform>Roll %n account back…</numerusform>
            <numerusform>Roll %n accounts back…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll %n account(s) back</source>
        <translation>
            <numerusform>Roll %n account back</numerusform>
            <numerusform>Roll %n accounts back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n account(s) as verified</source>
        <translation>
            <numerusform>Mark %n account as verified</numerusform>
            <numerusform>Mark %n accounts as verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n account(s) as not verified</source>
        <translation>
            <numerusform>Mark %n account as not verified</numerusform>
            <numerusform>Mark %n accounts as not verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relocate %n account(s)…</source>
        <translation>
            <numerusform>Relocate %n account…</numerusform>
            <numerusform>Relocate %n accounts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relocate %n account(s)</source>
        <translation>
            <numerusform>Relocate %n account</numerusform>
            <numerusform>Relocate %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are busy</source>
        <translation>
            <numerusform>%n account is busy</numerusform>
            <numerusform>%n accounts are busy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 account(s) are not ready</source>
        <extracomment>%n of all %1 accounts</extracomment>
        <translation>
            <numerusform>%n of %1 accounts is not ready</numerusform>
            <numerusform>%n of %1 accounts are not ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 account(s) are still on the client server</source>
        <extracomment>%n of all %1 accounts</extracomment>
        <translation>
            <numerusform>%n of %1 accounts is still on the client server</numerusform>
            <numerusform>%n of %1 accounts are still on the client server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 account(s) are not verified</source>
        <extracomment>%n of all %1 accounts</extracomment>
        <translation>
            <numerusform>%n of %1 accounts is not verified</numerusform>
            <numerusform>%n of %1 accounts are not verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 account(s) are still on the transit server</source>
        <extracomment>%n of all %1 accounts</extracomment>
        <translation>
            <numerusform>%n of %1 accounts is still on the transit server</numerusform>
            <numerusform>%n of %1 accounts are still on the transit server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider</source>
        <extracomment>domains whose DNS the provider serves</extracomment>
        <translation>
            <numerusform>%n provider</numerusform>
            <numerusform>%n provider</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n external</source>
        <extracomment>domains whose DNS somebody else serves</extracomment>
        <translation>
            <numerusform>%n external</numerusform>
            <numerusform>%n external</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemUnits</name>
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
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>the end of a list of names that is too long: &quot;shop, blog, crm and 4 more&quot;</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MigrationReport</name>
    <message numerus="yes">
        <source>%n day(s) over the free time: %1.</source>
        <translation>
            <numerusform>%n day over the free time: %1.</numerusform>
            <numerusform>%n days over the free time: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entry(s): warnings, errors, and how each task ended.</source>
        <translation>
            <numerusform>%1 of %Ln entry: warnings, errors, and how each task ended.</numerusform>
            <numerusform>%1 of %Ln entries: warnings, errors, and how each task ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransitFleet</name>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <extracomment>a transit server is over its free time, %1 is an amount of money</extracomment>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in the waiting line.</source>
        <translation>
            <numerusform>%n request in the waiting line.</numerusform>
            <numerusform>%n requests in the waiting line.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s).</source>
        <translation>
            <numerusform>%n conflict.</numerusform>
            <numerusform>%n conflicts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::Application</name>
    <message numerus="yes">
        <source>%n migration task(s) will be taken up again when the practice platform is started the next time.</source>
        <translation>
            <numerusform>%n migration task will be taken up again when the practice platform is started the next time.</numerusform>
            <numerusform>%n migration tasks will be taken up again when the practice platform is started the next time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration task(s) go(es) on on the platform.</source>
        <translation>
            <numerusform>%n migration task goes on on the platform.</numerusform>
            <numerusform>%n migration tasks go on on the platform.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::AccountsDialog</name>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>For %n day</numerusform>
            <numerusform>For %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n day(s), by a temporary rollback.</source>
        <translation>
            <numerusform>For %n day, by a temporary rollback.</numerusform>
            <numerusform>For %n days, by a temporary rollback.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::AccountsPanel</name>
    <message numerus="yes">
        <source>Chosen: %n account(s)</source>
        <translation>
            <numerusform>Chosen: %n account</numerusform>
            <numerusform>Chosen: %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::AllocateDialog</name>
    <message numerus="yes">
        <source>The new architecture is installed on the transit server, then files and mail of %n account(s) are copied ahead. Nothing changes for visitors.</source>
        <translation>
            <numerusform>The new architecture is installed on the transit server, then files and mail of %n account are copied ahead. Nothing changes for visitors.</numerusform>
            <numerusform>The new architecture is installed on the transit server, then files and mail of %n accounts are copied ahead. Nothing changes for visitors.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ChecksCard</name>
    <message numerus="yes">
        <source>%1 of %n answer</source>
        <extracomment>how many sampled links answer: &quot;7 of 8 answer&quot;</extracomment>
        <translation>
            <numerusform>%1 of %n answers</numerusform>
            <numerusform>%1 of %n answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s), %1 rows</source>
        <extracomment>%1 is a number of rows in all</extracomment>
        <translation>
            <numerusform>%n table, %1 rows</numerusform>
            <numerusform>%n tables, %1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es), %1 messages</source>
        <extracomment>%1 is a number of messages in all</extracomment>
        <translation>
            <numerusform>%n mailbox, %1 messages</numerusform>
            <numerusform>%n mailboxes, %1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) for the worse.</source>
        <translation>
            <numerusform>%n difference for the worse.</numerusform>
            <numerusform>%n differences for the worse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s), none for the worse.</source>
        <translation>
            <numerusform>%n difference, not for the worse.</numerusform>
            <numerusform>%n differences, none for the worse.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ClocksStrip</name>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at this pace done %1, %n day(s) late, about %2</source>
        <translation>
            <numerusform>at this pace done %1, %n day late, about %2</numerusform>
            <numerusform>at this pace done %1, %n days late, about %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::CommandDesk</name>
    <message numerus="yes">
        <source>%n command(s) before it were accepted. Nothing else was changed.</source>
        <translation>
            <numerusform>%n command before it was accepted. Nothing else was changed.</numerusform>
            <numerusform>%n commands before it were accepted. Nothing else was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is about the whole of %1, and your token’s permission covers %n of its accounts. Whoever has it for this server can do this, and so can support.</source>
        <extracomment>a permission is limited to some accounts of a server: %1 is the server</extracomment>
        <translation>
            <numerusform>This is about the whole of %1, and your token’s permission covers %n of its accounts. Whoever has it for this server can do this, and so can support.</numerusform>
            <numerusform>This is about the whole of %1, and your token’s permission covers %n of its accounts. Whoever has it for this server can do this, and so can support.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ComparePanel</name>
    <message numerus="yes">
        <source>%Ln line(s) the same</source>
        <translation>
            <numerusform>%Ln line the same</numerusform>
            <numerusform>%Ln lines the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with other values</source>
        <translation>
            <numerusform>%Ln with other values</numerusform>
            <numerusform>%Ln with other values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the left only</source>
        <translation>
            <numerusform>%Ln on the left only</numerusform>
            <numerusform>%Ln on the left only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the right only</source>
        <translation>
            <numerusform>%Ln on the right only</numerusform>
            <numerusform>%Ln on the right only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ConnectionWatch</name>
    <message numerus="yes">
        <source>%1 Next attempt in %n s.</source>
        <extracomment>%1 is one or two sentences</extracomment>
        <translation>
            <numerusform>%1 Next attempt in %n s.</numerusform>
            <numerusform>%1 Next attempt in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The platform&apos;s clock is %n minute(s) ahead of this computer&apos;s. Deadlines count by the platform&apos;s.</source>
        <translation>
            <numerusform>The platform&apos;s clock is %n minute ahead of this computer&apos;s. Deadlines count by the platform&apos;s.</numerusform>
            <numerusform>The platform&apos;s clock is %n minutes ahead of this computer&apos;s. Deadlines count by the platform&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The platform&apos;s clock is %n minute(s) behind this computer&apos;s. Deadlines count by the platform&apos;s.</source>
        <translation>
            <numerusform>The platform&apos;s clock is %n minute behind this computer&apos;s. Deadlines count by the platform&apos;s.</numerusform>
            <numerusform>The platform&apos;s clock is %n minutes behind this computer&apos;s. Deadlines count by the platform&apos;s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::DeskPage</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deadline(s) this week</source>
        <translation>
            <numerusform>%n deadline this week</numerusform>
            <numerusform>%n deadlines this week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stalled task(s)</source>
        <translation>
            <numerusform>%n stalled task</numerusform>
            <numerusform>%n stalled tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) under way</source>
        <translation>
            <numerusform>%n migration under way</numerusform>
            <numerusform>%n migrations under way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::Everywhere</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ExportDialog</name>
    <message numerus="yes">
        <source>what tools said (task(s) %1)</source>
        <extracomment>%1: numbers of tasks</extracomment>
        <translation>
            <numerusform>what tools said (task %1)</numerusform>
            <numerusform>what tools said (tasks %1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::FactsCard</name>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::FilterBar</name>
    <message numerus="yes">
        <source>Clear (%n)</source>
        <extracomment>button that removes the whole filter, with the number of its parts</extracomment>
        <translation>
            <numerusform>Clear (%n)</numerusform>
            <numerusform>Clear (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::HistogramView</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::InventoryCard</name>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%n domain</numerusform>
            <numerusform>%n domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s)</source>
        <translation>
            <numerusform>%n database</numerusform>
            <numerusform>%n databases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::JourneyPage</name>
    <message numerus="yes">
        <source>Reading %n account(s)…</source>
        <translation>
            <numerusform>Reading %n account…</numerusform>
            <numerusform>Reading %n accounts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n account(s) of this migration have not been read before: connect to see them.</source>
        <translation>
            <numerusform>The account of this migration has not been read before: connect to see it.</numerusform>
            <numerusform>The %n accounts of this migration have not been read before: connect to see them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n task(s) go(es) on on the platform. At the next start the window shows how far they have come.</source>
        <translation>
            <numerusform>%n task goes on on the platform. At the next start the window shows how far it has come.</numerusform>
            <numerusform>%n tasks go on on the platform. At the next start the window shows how far they have come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The practice platform ends with the window: %n task(s) of it wait(s), and go(es) on where it stopped when the practice platform is started the next time.</source>
        <translation>
            <numerusform>The practice platform ends with the window: %n task waits, and goes on where it stopped when the practice platform is started the next time.</numerusform>
            <numerusform>The practice platform ends with the window: %n tasks wait, and go on where they stopped when the practice platform is started the next time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>offline, as of %1; %n later entries have not been read</source>
        <translation>
            <numerusform>offline, as of %1; %n later entry has not been read</numerusform>
            <numerusform>offline, as of %1; %n later entries have not been read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) running</source>
        <comment>of a connection</comment>
        <translation>
            <numerusform>%n task running</numerusform>
            <numerusform>%n tasks running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::NowCard</name>
    <message numerus="yes">
        <source>%n account(s) on the way or in the queue; the next ones follow by themselves.</source>
        <translation>
            <numerusform>%n account on the way or in the queue; the next ones follow by themselves.</numerusform>
            <numerusform>%n accounts on the way or in the queue; the next ones follow by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) on the way or in the queue.</source>
        <translation>
            <numerusform>%n account on the way or in the queue.</numerusform>
            <numerusform>%n accounts on the way or in the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::PendingStrip</name>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>commands</comment>
        <extracomment>%1 is one or two sentences about a command</extracomment>
        <translation>
            <numerusform>%1 And %n more.</numerusform>
            <numerusform>%1 And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::PictureView</name>
    <message numerus="yes">
        <source>%n account(s) on the client server</source>
        <translation>
            <numerusform>%n account on the client server</numerusform>
            <numerusform>%n accounts on the client server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) on the transit server</source>
        <translation>
            <numerusform>%n account on the transit server</numerusform>
            <numerusform>%n accounts on the transit server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::PlanBar</name>
    <message numerus="yes">
        <source>Queue of moves: %1 of %n done</source>
        <translation>
            <numerusform>Queue of moves: %1 of %n done</numerusform>
            <numerusform>Queue of moves: %1 of %n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue of moves, paused: %1 of %n done</source>
        <translation>
            <numerusform>Queue of moves, paused: %1 of %n done</numerusform>
            <numerusform>Queue of moves, paused: %1 of %n done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::PlannerDialog</name>
    <message numerus="yes">
        <source>%n day(s) over the free time</source>
        <translation>
            <numerusform>%n day over the free time</numerusform>
            <numerusform>%n days over the free time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over the free time: %1</source>
        <translation>
            <numerusform>%n day over the free time: %1</numerusform>
            <numerusform>%n days over the free time: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ReaderPage</name>
    <message numerus="yes">
        <source>Copied the first %Ln line(s); the clipboard takes no more</source>
        <translation>
            <numerusform>Copied the first line (%Ln); the clipboard takes no more</numerusform>
            <numerusform>Copied the first %Ln lines; the clipboard takes no more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln line(s)</source>
        <translation>
            <numerusform>Copied %Ln line</numerusform>
            <numerusform>Copied %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entr(y/ies) so far</source>
        <translation>
            <numerusform>%Ln entry so far</numerusform>
            <numerusform>%Ln entries so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) so far</source>
        <translation>
            <numerusform>%Ln line so far</numerusform>
            <numerusform>%Ln lines so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entr(y/ies)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log(s), merged by time</source>
        <translation>
            <numerusform>%n log</numerusform>
            <numerusform>%n logs, merged by time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln character(s)</source>
        <translation>
            <numerusform>Copied %Ln character</numerusform>
            <numerusform>Copied %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ReinstallDialog</name>
    <message numerus="yes">
        <source>%n account(s), served from the transit server all the time</source>
        <translation>
            <numerusform>%n account, served from the transit server all the time</numerusform>
            <numerusform>%n accounts, served from the transit server all the time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) of the server</source>
        <translation>
            <numerusform>%n account of the server</numerusform>
            <numerusform>%n accounts of the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ReinstallationDialog</name>
    <message numerus="yes">
        <source>Whenever it suits, within %n day(s) without surcharge.</source>
        <translation>
            <numerusform>Whenever it suits, within %n day without surcharge.</numerusform>
            <numerusform>Whenever it suits, within %n days without surcharge.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::RequestCard</name>
    <message numerus="yes">
        <source>%n account(s): databases %1, files and mail %2</source>
        <translation>
            <numerusform>%n account: databases %1, files and mail %2</numerusform>
            <numerusform>%n accounts: databases %1, files and mail %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), being read…</source>
        <translation>
            <numerusform>%n account, being read…</numerusform>
            <numerusform>%n accounts, being read…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), %1 so far</source>
        <translation>
            <numerusform>%n day, %1 so far</numerusform>
            <numerusform>%n days, %1 so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), not read before: connect to see them</source>
        <translation>
            <numerusform>%n account, not read before: connect to see it</numerusform>
            <numerusform>%n accounts, not read before: connect to see them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ServerPage</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ShelfPanel</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n log(s) as one, by time</source>
        <translation>
            <numerusform>Read %n log</numerusform>
            <numerusform>Read %n logs as one, by time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on transit</source>
        <comment>accounts</comment>
        <translation>
            <numerusform>%n on transit</numerusform>
            <numerusform>%n on transit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) running</source>
        <translation>
            <numerusform>%n task running</numerusform>
            <numerusform>%n tasks running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) waiting</source>
        <translation>
            <numerusform>%n task waiting</numerusform>
            <numerusform>%n tasks waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::StepHelp</name>
    <message numerus="yes">
        <source>Look at each account on its new architecture: sites, mail, databases, scheduled tasks. Applications can still be changed. If something does not work, take the account back for a while: for %n day(s) it can return to the old architecture. When every account is verified, request the reinstallation.</source>
        <translation>
            <numerusform>Look at each account on its new architecture: sites, mail, databases, scheduled tasks. Applications can still be changed. If something does not work, take the account back for a while: for %n day it can return to the old architecture. When every account is verified, request the reinstallation.</numerusform>
            <numerusform>Look at each account on its new architecture: sites, mail, databases, scheduled tasks. Applications can still be changed. If something does not work, take the account back for a while: for %n days it can return to the old architecture. When every account is verified, request the reinstallation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The accounts go back to the client server, one by one, with the same downtime as on the way out. Support does it in working hours, or the customer within %n day(s) without surcharge, as it was chosen.</source>
        <translation>
            <numerusform>The accounts go back to the client server, one by one, with the same downtime as on the way out. Support does it in working hours, or the customer within %n day without surcharge, as it was chosen.</numerusform>
            <numerusform>The accounts go back to the client server, one by one, with the same downtime as on the way out. Support does it in working hours, or the customer within %n days without surcharge, as it was chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) ready</source>
        <translation>
            <numerusform>%1 of %n account ready</numerusform>
            <numerusform>%1 of %n accounts ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) on the transit server</source>
        <translation>
            <numerusform>%1 of %n account on the transit server</numerusform>
            <numerusform>%1 of %n accounts on the transit server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) verified</source>
        <translation>
            <numerusform>%1 of %n account verified</numerusform>
            <numerusform>%1 of %n accounts verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) back on the client server</source>
        <translation>
            <numerusform>%1 of %n account back on the client server</numerusform>
            <numerusform>%1 of %n accounts back on the client server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>and %n earlier one</numerusform>
            <numerusform>and %n earlier ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::TasksPanel</name>
    <message numerus="yes">
        <source>%n running or waiting</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n running or waiting</numerusform>
            <numerusform>%n running or waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear the filter (%n hidden)</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>Clear the filter (%n hidden)</numerusform>
            <numerusform>Clear the filter (%n hidden)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::TransitDialog</name>
    <message numerus="yes">
        <source>free for %n day(s), then the client server’s price, day by day</source>
        <translation>
            <numerusform>free for %n day, then the client server’s price, day by day</numerusform>
            <numerusform>free for %n days, then the client server’s price, day by day</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::TtlOrder</name>
    <message numerus="yes">
        <source>Lower the TTL of %n domain(s) to %1</source>
        <extracomment>on a button; %1 is a duration</extracomment>
        <translation>
            <numerusform>Lower the TTL of %n domain to %1</numerusform>
            <numerusform>Lower the TTL of %n domains to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::words</name>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
</TS>
