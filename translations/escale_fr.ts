<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AccountsCsv</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>Files (bytes)</source>
        <translation>Fichiers (octets)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Mail (bytes)</source>
        <translation>Courrier (octets)</translation>
    </message>
    <message>
        <source>Databases (bytes)</source>
        <translation>Bases de données (octets)</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>%1: estimate, at least (seconds)</source>
        <extracomment>a column of a table: %1 is &quot;out&quot; or &quot;back&quot;</extracomment>
        <translation>%1&#x202f;: estimation, au moins (secondes)</translation>
    </message>
    <message>
        <source>%1: estimate, at most (seconds)</source>
        <translation>%1&#x202f;: estimation, au plus (secondes)</translation>
    </message>
    <message>
        <source>%1: started</source>
        <translation>%1&#x202f;: début</translation>
    </message>
    <message>
        <source>%1: outcome</source>
        <translation>%1&#x202f;: issue</translation>
    </message>
    <message>
        <source>%1: downtime (seconds)</source>
        <translation>%1&#x202f;: indisponibilité (secondes)</translation>
    </message>
    <message>
        <source>Rollback until</source>
        <translation>Retour en arrière jusqu’au</translation>
    </message>
    <message>
        <source>Domains on the provider’s DNS</source>
        <translation>Domaines sur le DNS du fournisseur</translation>
    </message>
    <message>
        <source>Domains on other DNS</source>
        <translation>Domaines sur un autre DNS</translation>
    </message>
</context>
<context>
    <name>AccountsTable</name>
    <message>
        <source>–</source>
        <extracomment>a cell of a table in which there is nothing to say</extracomment>
        <translation>–</translation>
    </message>
    <message>
        <source>running, %1</source>
        <extracomment>downtime of an account that is on the move: %1 is how long it has lasted</extracomment>
        <translation>en cours, %1</translation>
    </message>
    <message>
        <source>not begun</source>
        <comment>downtime</comment>
        <translation>pas commencée</translation>
    </message>
    <message>
        <source>failed, %1</source>
        <extracomment>downtime of an attempt that failed</extracomment>
        <translation>échec, %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>stage and percentage</comment>
        <extracomment>%1 is what is being copied, %2 a percentage: &quot;databases 62 %&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>the test failed</source>
        <translation>le test a échoué</translation>
    </message>
    <message>
        <source>waits to go back</source>
        <translation>attend de revenir</translation>
    </message>
    <message>
        <source>no rollback any more</source>
        <translation>plus de retour en arrière</translation>
    </message>
    <message>
        <source>rollback: %1</source>
        <extracomment>how long a rollback of the account is still possible: &quot;rollback: 6 d 4 h&quot;</extracomment>
        <translation>retour en arrière&#xa0;: %1</translation>
    </message>
    <message>
        <source>no test yet</source>
        <translation>pas encore de test</translation>
    </message>
    <message>
        <source>%1, queued %2</source>
        <extracomment>where an account is, and its place in the queue: &quot;client server, queued 2&quot;</extracomment>
        <translation>%1, en file, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>place and activity</comment>
        <extracomment>where an account is, and what it does: &quot;client server, migrating&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>heading: value</comment>
        <extracomment>a cell read aloud: heading, value</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Out: estimate</source>
        <translation>Aller estimé</translation>
    </message>
    <message>
        <source>Out: measured</source>
        <translation>Aller mesuré</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>Back: estimate</source>
        <translation>Retour estimé</translation>
    </message>
    <message>
        <source>Back: measured</source>
        <translation>Retour mesuré</translation>
    </message>
    <message>
        <source>Both legs</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Estimated downtime of the way to the transit server</source>
        <translation>Indisponibilité estimée de l’aller vers le serveur de transit</translation>
    </message>
    <message>
        <source>Measured downtime of the way to the transit server</source>
        <translation>Indisponibilité mesurée de l’aller vers le serveur de transit</translation>
    </message>
    <message>
        <source>Estimated downtime of the way back to the client server</source>
        <translation>Indisponibilité estimée du retour vers le serveur du client</translation>
    </message>
    <message>
        <source>Measured downtime of the way back to the client server</source>
        <translation>Indisponibilité mesurée du retour vers le serveur du client</translation>
    </message>
    <message>
        <source>Downtime of both ways together: estimated, then measured</source>
        <translation>Indisponibilité de l’aller et du retour ensemble&#xa0;: estimée, puis mesurée</translation>
    </message>
    <message>
        <source>Domains whose DNS the provider serves, and domains whose DNS is elsewhere</source>
        <translation>Domaines dont le DNS est chez le fournisseur, et domaines dont le DNS est ailleurs</translation>
    </message>
    <message>
        <source>Attempts at either way, also those that failed or were taken back</source>
        <translation>Tentatives dans les deux sens, y compris celles qui ont échoué ou ont été annulées</translation>
    </message>
</context>
<context>
    <name>Attempts</name>
    <message>
        <source>running, %1</source>
        <extracomment>downtime that has not ended yet, %1 is how long so far</extracomment>
        <translation>en cours, %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>outcome and reason</comment>
        <extracomment>%1 is &quot;failed&quot;, %2 a sentence that says why</extracomment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>No.</source>
        <extracomment>column: number of an attempt</extracomment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Leg</source>
        <comment>column: out, back or rollback</comment>
        <translation>Trajet</translation>
    </message>
    <message>
        <source>Started</source>
        <comment>column</comment>
        <translation>Début</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column: how long it took</comment>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Downtime: estimate</source>
        <comment>column</comment>
        <translation>Indisponibilité&#x202f;: estimation</translation>
    </message>
    <message>
        <source>Downtime: measured</source>
        <comment>column</comment>
        <translation>Indisponibilité&#x202f;: mesure</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Issue</translation>
    </message>
</context>
<context>
    <name>ClocksCalendar</name>
    <message>
        <source>%1: deadline of the migration</source>
        <translation>%1&#x202f;: date limite de la migration</translation>
    </message>
    <message>
        <source>A mandatory migration that has not begun by then starts by itself.</source>
        <translation>Une migration obligatoire qui n’a pas commencé à cette date démarre d’elle-même.</translation>
    </message>
    <message>
        <source>%1: the transit server is free until now</source>
        <translation>%1&#x202f;: fin du transit sans surcoût</translation>
    </message>
    <message>
        <source>From here on it costs the price of the client server, day by day.</source>
        <translation>À partir d’ici, il coûte le prix du serveur du client, jour par jour.</translation>
    </message>
    <message>
        <source>%1: relocation without surcharge until now</source>
        <translation>%1&#x202f;: fin du redéplacement sans surcoût</translation>
    </message>
    <message>
        <source>%1, %2: last moment for a rollback</source>
        <extracomment>a clock in a calendar: %1 is a server, %2 an account</extracomment>
        <translation>%1, %2&#x202f;: dernier moment pour un retour en arrière</translation>
    </message>
    <message>
        <source>The reinstallation of the client server ends it earlier.</source>
        <translation>La réinstallation du serveur du client y met fin plus tôt.</translation>
    </message>
    <message>
        <source>%1, %2: the test copy expires</source>
        <translation>%1, %2&#x202f;: la copie de test expire</translation>
    </message>
</context>
<context>
    <name>DeskLists</name>
    <message numerus="yes">
        <source>%1 of %n ready</source>
        <translation>
            <numerusform>%1 sur %n prêt</numerusform>
            <numerusform>%1 sur %n prêts</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, passed</source>
        <translation>%1, dépassée</translation>
    </message>
    <message>
        <source>Server</source>
        <comment>column</comment>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Deadline</source>
        <comment>column</comment>
        <translation>Date limite</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>État</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n jour de dépassement</numerusform>
            <numerusform>%n jours de dépassement</numerusform>
        </translation>
    </message>
    <message>
        <source>finalisation ends %1</source>
        <translation>finalisation, fin %1</translation>
    </message>
    <message>
        <source>free time ends %1</source>
        <translation>fin sans surcoût %1</translation>
    </message>
    <message>
        <source>forecast %1</source>
        <translation>prévision %1</translation>
    </message>
    <message>
        <source>Amount</source>
        <comment>column: of money, so far</comment>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Forecast</source>
        <comment>column: of an amount of money</comment>
        <translation>Prévision</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>task and account</comment>
        <extracomment>%1 is a kind of task, %2 an account</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Task</source>
        <comment>column</comment>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Ouvrir le journal</translation>
    </message>
    <message>
        <source>Log</source>
        <comment>column: opens a task&apos;s log</comment>
        <translation>Journal</translation>
    </message>
</context>
<context>
    <name>DeskRequests</name>
    <message>
        <source>%1, %2 a day</source>
        <extracomment>%1 is &quot;2 days over&quot;, %2 an amount of money</extracomment>
        <translation>%1, %2 par jour</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n jour de dépassement</numerusform>
            <numerusform>%n jours de dépassement</numerusform>
        </translation>
    </message>
    <message>
        <source>deadline passed %1</source>
        <translation>date limite dépassée %1</translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation>date limite %1</translation>
    </message>
    <message>
        <source>fits: %1</source>
        <translation>convient&#x202f;: %1</translation>
    </message>
    <message>
        <source>none equivalent before %1</source>
        <translation>aucun équivalent avant le %1</translation>
    </message>
    <message>
        <source>none equivalent in the fleet</source>
        <translation>aucun équivalent dans le parc</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n compte</numerusform>
            <numerusform>%n comptes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>accounts and their size</comment>
        <extracomment>%1 is &quot;6 accounts&quot;, %2 an amount of data</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Reinstallation</source>
        <translation>Réinstallation</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n on transit, all verified</source>
        <translation>
            <numerusform>%1 sur %n sur le transit, vérifié</numerusform>
            <numerusform>%1 sur %n sur le transit, tous vérifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n on transit, %2 verified</source>
        <translation>
            <numerusform>%1 sur %n sur le transit, %2 vérifié</numerusform>
            <numerusform>%1 sur %n sur le transit, %2 vérifiés</numerusform>
        </translation>
    </message>
    <message>
        <source>Shared transit</source>
        <translation>Transit partagé</translation>
    </message>
    <message>
        <source>%1 without precopy</source>
        <extracomment>downtime, %1 is a range like &quot;12–15 min&quot;</extracomment>
        <translation>%1 sans précopie</translation>
    </message>
    <message>
        <source>Transit server</source>
        <translation>Serveur de transit</translation>
    </message>
    <message>
        <source>%1, waits</source>
        <extracomment>a request that waits: %1 is what is asked for</extracomment>
        <translation>%1, en attente</translation>
    </message>
    <message>
        <source>Reinstall…</source>
        <translation>Réinstaller…</translation>
    </message>
    <message>
        <source>Allocate…</source>
        <translation>Attribuer…</translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <comment>accounts to be relocated</comment>
        <translation>
            <numerusform>%n à ramener</numerusform>
            <numerusform>%n à ramener</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>accounts to go and how long</comment>
        <extracomment>%1 is &quot;5 to go&quot;, %2 a range of durations</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>in working hours</source>
        <translation>aux heures ouvrées</translation>
    </message>
    <message>
        <source>Relocation by support</source>
        <translation>Redéplacement par le support</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Request</source>
        <comment>column</comment>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Server</source>
        <comment>column</comment>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Customer</source>
        <comment>column</comment>
        <translation>Client</translation>
    </message>
    <message>
        <source>Age</source>
        <comment>column: since when a request is open</comment>
        <translation>Âge</translation>
    </message>
    <message>
        <source>To decide</source>
        <comment>column: what has to be known</comment>
        <translation>Pour décider</translation>
    </message>
    <message>
        <source>Urgency</source>
        <comment>column</comment>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>column: the command that answers the request</comment>
        <translation>Suite</translation>
    </message>
    <message>
        <source>&lt; 1 min</source>
        <comment>age of a request</comment>
        <translation>&lt; 1 min</translation>
    </message>
</context>
<context>
    <name>FleetTree</name>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Transit servers</source>
        <translation>Serveurs de transit</translation>
    </message>
    <message>
        <source>Shared transit</source>
        <translation>Transit partagé</translation>
    </message>
    <message>
        <source>Public cloud</source>
        <translation>Cloud public</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n serveur</numerusform>
            <numerusform>%n serveurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Customer %1, %2</source>
        <translation>Client %1, %2</translation>
    </message>
    <message>
        <source>%1; the nearest clock is that of %2: %3</source>
        <extracomment>%1 is a customer, %2 a server, %3 a time like &quot;in 2 d&quot; or &quot;3 d ago&quot;</extracomment>
        <translation>%1&#x202f;; l’échéance la plus proche est celle de %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>waits</source>
        <comment>badge of a server: it waits for a transit server</comment>
        <translation>attend</translation>
    </message>
    <message>
        <source>free</source>
        <comment>badge of a transit server</comment>
        <translation>libre</translation>
    </message>
    <message>
        <source>complete</source>
        <comment>badge of a server: its migration is complete</comment>
        <translation>terminée</translation>
    </message>
    <message>
        <source>step %1 of 8: %2</source>
        <extracomment>%1 is the number of a step, %2 its name</extracomment>
        <translation>étape %1 sur 8&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) done</source>
        <translation>
            <numerusform>%1 compte sur %n fait</numerusform>
            <numerusform>%1 comptes sur %n faits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) failed</source>
        <translation>
            <numerusform>%n compte en échec</numerusform>
            <numerusform>%n comptes en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>the nearest clock ends %1</source>
        <extracomment>%1 is a time like &quot;in 2 d&quot; or &quot;3 d ago&quot;</extracomment>
        <translation>l’échéance la plus proche est %1</translation>
    </message>
    <message>
        <source>lent to %1</source>
        <extracomment>a transit server, %1 is the server whose accounts it takes</extracomment>
        <translation>prêté à %1</translation>
    </message>
    <message>
        <source>is being installed</source>
        <translation>en cours d’installation</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a server of the tree: %1 is its name, %2 what it is, %3 its state</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>queued %1</source>
        <extracomment>an account in the queue, %1 is its place</extracomment>
        <translation>en file, %1</translation>
    </message>
    <message>
        <source>verified</source>
        <comment>an account on transit</comment>
        <translation>vérifié</translation>
    </message>
    <message>
        <source>account %1</source>
        <extracomment>an account of the tree: %1 is its name, %2 its state</extracomment>
        <translation>compte %1</translation>
    </message>
    <message>
        <source>account %1: %2</source>
        <translation>compte %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>In no migration</source>
        <extracomment>a group of the tree: %1 is the number of a step, %2 its name</extracomment>
        <translation>Sans migration</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>step</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The customer&apos;s turn</source>
        <translation>Au tour du client</translation>
    </message>
    <message>
        <source>Support&apos;s turn</source>
        <translation>Au tour du support</translation>
    </message>
    <message>
        <source>Goes on by itself</source>
        <translation>Suit son cours</translation>
    </message>
    <message>
        <source>Nobody&apos;s turn</source>
        <translation>Au tour de personne</translation>
    </message>
    <message>
        <source>Deadline passed</source>
        <translation>Date limite dépassée</translation>
    </message>
    <message>
        <source>Deadline within a week</source>
        <translation>Date limite sous une semaine</translation>
    </message>
    <message>
        <source>Deadline within a month</source>
        <translation>Date limite sous un mois</translation>
    </message>
    <message>
        <source>Deadline later</source>
        <translation>Date limite plus tard</translation>
    </message>
    <message>
        <source>No deadline</source>
        <translation>Sans date limite</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>group</comment>
        <extracomment>a customer of the tree: %1 is its name, %2 the number of its servers a group of the tree: %1 is its name, %2 the number of its servers</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>optional</source>
        <comment>badge of a server: an optional migration is announced</comment>
        <translation>optionnelle</translation>
    </message>
    <message>
        <source>acting: %1</source>
        <extracomment>a server of the tree: %1 are the names of those who act on it at this moment</extracomment>
        <translation>agit&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>ItemText</name>
    <message>
        <source>unknown</source>
        <extracomment>a value that a newer platform sent and this program does not know</extracomment>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>remarks side by side</comment>
        <extracomment>%1 and %2 are remarks side by side, as in &quot;databases · 38 MiB/s&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s), %1, %2</source>
        <extracomment>a server&apos;s configuration: processor cores, memory, disk</extracomment>
        <translation>
            <numerusform>%n cœur, %1, %2</numerusform>
            <numerusform>%n cœurs, %1, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Prepare the accounts</source>
        <translation>Préparer les comptes</translation>
    </message>
    <message>
        <source>Request the transit server</source>
        <translation>Demander le serveur de transit</translation>
    </message>
    <message>
        <source>Install the transit server</source>
        <translation>Installer le serveur de transit</translation>
    </message>
    <message>
        <source>Migrate the accounts</source>
        <translation>Migrer les comptes</translation>
    </message>
    <message>
        <source>Verify after migration</source>
        <translation>Vérifier après la migration</translation>
    </message>
    <message>
        <source>Reinstall the client server</source>
        <translation>Réinstaller le serveur du client</translation>
    </message>
    <message>
        <source>Relocate the accounts</source>
        <translation>Redéplacer les comptes</translation>
    </message>
    <message>
        <source>Migration complete</source>
        <translation>Migration terminée</translation>
    </message>
    <message>
        <source>step %1</source>
        <extracomment>one of the eight steps of a migration</extracomment>
        <translation>étape %1</translation>
    </message>
    <message>
        <source>step %1 · %2/%3</source>
        <extracomment>badge of a server: step, accounts done of all accounts</extracomment>
        <translation>étape %1 · %2/%3</translation>
    </message>
    <message>
        <source>Check each account on the new versions, test its databases on a copy, and mark it ready.</source>
        <translation>Vérifiez chaque compte avec les nouvelles versions, testez ses bases de données sur une copie, puis marquez-le comme prêt.</translation>
    </message>
    <message>
        <source>Ask support for a server to stay on while yours is reinstalled: one of your own, or the shared one.</source>
        <translation>Demandez au support un serveur où rester pendant la réinstallation du vôtre&#xa0;: un serveur dédié, ou le serveur partagé.</translation>
    </message>
    <message>
        <source>Support chooses an equivalent server, installs it with the new architecture and copies files and mail ahead. This takes hours and depends on the servers in stock.</source>
        <translation>Le support choisit un serveur équivalent, l’installe avec la nouvelle architecture et copie d’avance les fichiers et le courrier. Cela prend des heures et dépend des serveurs en stock.</translation>
    </message>
    <message>
        <source>Move each account to the transit server when it suits you, one after the other. It does not answer while its databases are copied.</source>
        <translation>Migrez chaque compte vers le serveur de transit quand cela vous convient, l’un après l’autre. Il ne répond pas pendant la copie de ses bases de données.</translation>
    </message>
    <message>
        <source>Check each account on the transit server. An account that does not work there can go back for a while.</source>
        <translation>Vérifiez chaque compte sur le serveur de transit. Un compte qui n’y fonctionne pas peut revenir en arrière pendant un temps.</translation>
    </message>
    <message>
        <source>Support installs the new architecture on your server. From here on no account can go back.</source>
        <translation>Le support installe la nouvelle architecture sur votre serveur. À partir d’ici, aucun compte ne peut revenir en arrière.</translation>
    </message>
    <message>
        <source>Each account moves back to your server, which now runs the new architecture.</source>
        <translation>Chaque compte revient sur votre serveur, désormais sous la nouvelle architecture.</translation>
    </message>
    <message>
        <source>Every account is back on your server, and the transit server is empty.</source>
        <translation>Tous les comptes sont revenus sur votre serveur, et le serveur de transit est vide.</translation>
    </message>
    <message>
        <source>mandatory migration</source>
        <translation>migration obligatoire</translation>
    </message>
    <message>
        <source>optional migration</source>
        <translation>migration optionnelle</translation>
    </message>
    <message>
        <source>public cloud migration</source>
        <translation>migration de cloud public</translation>
    </message>
    <message>
        <source>Mark as ready</source>
        <translation>Marquer comme prêt</translation>
    </message>
    <message>
        <source>Mark as not ready</source>
        <translation>Marquer comme non prêt</translation>
    </message>
    <message>
        <source>Test the databases…</source>
        <translation>Tester les bases de données…</translation>
    </message>
    <message>
        <source>Test the databases</source>
        <translation>Tester les bases de données</translation>
    </message>
    <message>
        <source>Remove the test copy…</source>
        <translation>Supprimer la copie de test…</translation>
    </message>
    <message>
        <source>Remove the test copy</source>
        <translation>Supprimer la copie de test</translation>
    </message>
    <message>
        <source>Migrate the account…</source>
        <translation>Migrer le compte…</translation>
    </message>
    <message>
        <source>Migrate the account</source>
        <translation>Migrer le compte</translation>
    </message>
    <message>
        <source>Roll the account back…</source>
        <translation>Revenir en arrière…</translation>
    </message>
    <message>
        <source>Roll the account back</source>
        <translation>Revenir en arrière</translation>
    </message>
    <message>
        <source>Mark as verified</source>
        <translation>Marquer comme vérifié</translation>
    </message>
    <message>
        <source>Mark as not verified</source>
        <translation>Marquer comme non vérifié</translation>
    </message>
    <message>
        <source>Relocate the account…</source>
        <translation>Redéplacer le compte…</translation>
    </message>
    <message>
        <source>Relocate the account</source>
        <translation>Redéplacer le compte</translation>
    </message>
    <message>
        <source>Request the transit server…</source>
        <translation>Demander le serveur de transit…</translation>
    </message>
    <message>
        <source>Withdraw the request for transit…</source>
        <translation>Retirer la demande de transit…</translation>
    </message>
    <message>
        <source>Withdraw the request for transit</source>
        <translation>Retirer la demande de transit</translation>
    </message>
    <message>
        <source>Accept the request</source>
        <translation>Accepter la demande</translation>
    </message>
    <message>
        <source>Put in the waiting line…</source>
        <translation>Mettre en liste d’attente…</translation>
    </message>
    <message>
        <source>Put in the waiting line</source>
        <translation>Mettre en liste d’attente</translation>
    </message>
    <message>
        <source>Decline the request…</source>
        <translation>Refuser la demande…</translation>
    </message>
    <message>
        <source>Decline the request</source>
        <translation>Refuser la demande</translation>
    </message>
    <message>
        <source>Allocate a transit server…</source>
        <translation>Attribuer un serveur de transit…</translation>
    </message>
    <message>
        <source>Allocate a transit server</source>
        <translation>Attribuer un serveur de transit</translation>
    </message>
    <message>
        <source>Request the reinstallation…</source>
        <translation>Demander la réinstallation…</translation>
    </message>
    <message>
        <source>Request the reinstallation</source>
        <translation>Demander la réinstallation</translation>
    </message>
    <message>
        <source>Withdraw the request for reinstallation…</source>
        <translation>Retirer la demande de réinstallation…</translation>
    </message>
    <message>
        <source>Withdraw the request for reinstallation</source>
        <translation>Retirer la demande de réinstallation</translation>
    </message>
    <message>
        <source>Reinstall the client server…</source>
        <translation>Réinstaller le serveur du client…</translation>
    </message>
    <message>
        <source>Release the transit server…</source>
        <translation>Libérer le serveur de transit…</translation>
    </message>
    <message>
        <source>Release the transit server</source>
        <translation>Libérer le serveur de transit</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>a task</comment>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>a task</comment>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Cancel the task…</source>
        <translation>Annuler la tâche…</translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation>Annuler la tâche</translation>
    </message>
    <message numerus="yes">
        <source>Mark %n account(s) as ready</source>
        <translation>
            <numerusform>Marquer %n compte comme prêt</numerusform>
            <numerusform>Marquer %n comptes comme prêts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n account(s) as not ready</source>
        <translation>
            <numerusform>Marquer %n compte comme non prêt</numerusform>
            <numerusform>Marquer %n comptes comme non prêts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Test the databases of %n account(s)…</source>
        <translation>
            <numerusform>Tester les bases de données de %n compte…</numerusform>
            <numerusform>Tester les bases de données de %n comptes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Test the databases of %n account(s)</source>
        <translation>
            <numerusform>Tester les bases de données de %n compte</numerusform>
            <numerusform>Tester les bases de données de %n comptes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the test copies of %n account(s)…</source>
        <translation>
            <numerusform>Supprimer la copie de test de %n compte…</numerusform>
            <numerusform>Supprimer les copies de test de %n comptes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the test copies of %n account(s)</source>
        <translation>
            <numerusform>Supprimer la copie de test de %n compte</numerusform>
            <numerusform>Supprimer les copies de test de %n comptes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Migrate %n account(s)…</source>
        <translation>
            <numerusform>Migrer %n compte…</numerusform>
            <numerusform>Migrer %n comptes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Migrate %n account(s)</source>
        <translation>
            <numerusform>Migrer %n compte</numerusform>
            <numerusform>Migrer %n comptes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll %n account(s) back…</source>
        <translation>
            <numerusform>Faire revenir %n compte en arrière…</numerusform>
            <numerusform>Faire revenir %n comptes en arrière…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll %n account(s) back</source>
        <translation>
            <numerusform>Faire revenir %n compte en arrière</numerusform>
            <numerusform>Faire revenir %n comptes en arrière</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n account(s) as verified</source>
        <translation>
            <numerusform>Marquer %n compte comme vérifié</numerusform>
            <numerusform>Marquer %n comptes comme vérifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n account(s) as not verified</source>
        <translation>
            <numerusform>Marquer %n compte comme non vérifié</numerusform>
            <numerusform>Marquer %n comptes comme non vérifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relocate %n account(s)…</source>
        <translation>
            <numerusform>Redéplacer %n compte…</numerusform>
            <numerusform>Redéplacer %n comptes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relocate %n account(s)</source>
        <translation>
            <numerusform>Redéplacer %n compte</numerusform>
            <numerusform>Redéplacer %n comptes</numerusform>
        </translation>
    </message>
    <message>
        <source>The account is marked as ready.</source>
        <translation>Le compte est marqué comme prêt.</translation>
    </message>
    <message>
        <source>The account is no longer marked as ready.</source>
        <translation>Le compte n’est plus marqué comme prêt.</translation>
    </message>
    <message>
        <source>The platform is making the test copy.</source>
        <translation>La plateforme crée la copie de test.</translation>
    </message>
    <message>
        <source>The platform is removing the test copy.</source>
        <translation>La plateforme supprime la copie de test.</translation>
    </message>
    <message>
        <source>The platform has taken the migration of the account. It goes on even if you close this window.</source>
        <translation>La plateforme a pris en charge la migration du compte. Elle continue même si vous fermez cette fenêtre.</translation>
    </message>
    <message>
        <source>The platform has taken the rollback of the account. It goes on even if you close this window.</source>
        <translation>La plateforme a pris en charge le retour en arrière du compte. Il continue même si vous fermez cette fenêtre.</translation>
    </message>
    <message>
        <source>The account is marked as verified.</source>
        <translation>Le compte est marqué comme vérifié.</translation>
    </message>
    <message>
        <source>The account is no longer marked as verified.</source>
        <translation>Le compte n’est plus marqué comme vérifié.</translation>
    </message>
    <message>
        <source>The platform has taken the relocation of the account. It goes on even if you close this window.</source>
        <translation>La plateforme a pris en charge le redéplacement du compte. Il continue même si vous fermez cette fenêtre.</translation>
    </message>
    <message>
        <source>The request for a transit server is sent. It is support&apos;s turn.</source>
        <translation>La demande de serveur de transit est envoyée. C’est au tour du support.</translation>
    </message>
    <message>
        <source>The request for a transit server is withdrawn.</source>
        <translation>La demande de serveur de transit est retirée.</translation>
    </message>
    <message>
        <source>The request is accepted.</source>
        <translation>La demande est acceptée.</translation>
    </message>
    <message>
        <source>The request is in the waiting line, and the customer sees the reason.</source>
        <translation>La demande est en liste d’attente, et le client en voit la raison.</translation>
    </message>
    <message>
        <source>The request is declined, and the customer sees the reason.</source>
        <translation>La demande est refusée, et le client en voit la raison.</translation>
    </message>
    <message>
        <source>The transit server is allocated. The platform is installing it.</source>
        <translation>Le serveur de transit est attribué. La plateforme l’installe.</translation>
    </message>
    <message>
        <source>The request for the reinstallation is sent. It is support&apos;s turn.</source>
        <translation>La demande de réinstallation est envoyée. C’est au tour du support.</translation>
    </message>
    <message>
        <source>The request for the reinstallation is withdrawn.</source>
        <translation>La demande de réinstallation est retirée.</translation>
    </message>
    <message>
        <source>The reinstallation has begun. No account can go back to the old architecture any more.</source>
        <translation>La réinstallation a commencé. Plus aucun compte ne peut revenir à l’ancienne architecture.</translation>
    </message>
    <message>
        <source>The platform is giving the transit server back.</source>
        <translation>La plateforme rend le serveur de transit.</translation>
    </message>
    <message>
        <source>The task pauses as soon as it can.</source>
        <translation>La tâche sera suspendue dès que possible.</translation>
    </message>
    <message>
        <source>The task goes on.</source>
        <translation>La tâche continue.</translation>
    </message>
    <message>
        <source>The task is being cancelled. The account stays where it is.</source>
        <translation>La tâche est en cours d’annulation. Le compte reste où il est.</translation>
    </message>
    <message>
        <source>queued</source>
        <comment>state of a task</comment>
        <translation>en file</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a task</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>state of a task</comment>
        <translation>suspendue</translation>
    </message>
    <message>
        <source>done</source>
        <comment>state of a task</comment>
        <translation>terminée</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state of a task</comment>
        <translation>échouée</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>state of a task</comment>
        <translation>annulée</translation>
    </message>
    <message>
        <source>files and mail ahead</source>
        <comment>stage of a task</comment>
        <translation>précopie des fichiers et du courrier</translation>
    </message>
    <message>
        <source>stopping the account</source>
        <comment>stage of a task</comment>
        <translation>arrêt du compte</translation>
    </message>
    <message>
        <source>latest files and mail</source>
        <comment>stage of a task</comment>
        <translation>derniers fichiers et courriers</translation>
    </message>
    <message>
        <source>databases</source>
        <comment>stage of a task</comment>
        <translation>bases de données</translation>
    </message>
    <message>
        <source>comparing both copies</source>
        <comment>stage of a task</comment>
        <translation>comparaison des deux copies</translation>
    </message>
    <message>
        <source>archiving what was written</source>
        <comment>stage of a task</comment>
        <translation>archivage de ce qui a été écrit</translation>
    </message>
    <message>
        <source>switching over</source>
        <comment>stage of a task</comment>
        <translation>bascule</translation>
    </message>
    <message>
        <source>measuring the downtime</source>
        <comment>stage of a task</comment>
        <translation>mesure de l’indisponibilité</translation>
    </message>
    <message>
        <source>copying the databases</source>
        <comment>stage of a task</comment>
        <translation>copie des bases de données</translation>
    </message>
    <message>
        <source>opening the test copy</source>
        <comment>stage of a task</comment>
        <translation>ouverture de la copie de test</translation>
    </message>
    <message>
        <source>removing the test copy</source>
        <comment>stage of a task</comment>
        <translation>suppression de la copie de test</translation>
    </message>
    <message>
        <source>lending the server</source>
        <comment>stage of a task</comment>
        <translation>prêt du serveur</translation>
    </message>
    <message>
        <source>installing the new architecture</source>
        <comment>stage of a task</comment>
        <translation>installation de la nouvelle architecture</translation>
    </message>
    <message>
        <source>handing over</source>
        <comment>stage of a task</comment>
        <translation>mise à disposition</translation>
    </message>
    <message>
        <source>checking every condition again</source>
        <comment>stage of a task</comment>
        <translation>nouvelle vérification de chaque condition</translation>
    </message>
    <message>
        <source>rerouting the addresses to transit</source>
        <comment>stage of a task</comment>
        <translation>reroutage des adresses vers le transit</translation>
    </message>
    <message>
        <source>giving the addresses back</source>
        <comment>stage of a task</comment>
        <translation>restitution des adresses</translation>
    </message>
    <message>
        <source>removing the copies</source>
        <comment>stage of a task</comment>
        <translation>suppression des copies</translation>
    </message>
    <message>
        <source>giving the server back</source>
        <comment>stage of a task</comment>
        <translation>restitution du serveur</translation>
    </message>
    <message>
        <source>closing</source>
        <comment>stage of a task</comment>
        <translation>clôture</translation>
    </message>
    <message>
        <source>client server</source>
        <comment>where an account is served from</comment>
        <translation>serveur du client</translation>
    </message>
    <message>
        <source>transit</source>
        <comment>where an account is served from</comment>
        <translation>transit</translation>
    </message>
    <message>
        <source>client server, new</source>
        <comment>where an account is served from: the reinstalled server</comment>
        <translation>serveur du client, nouveau</translation>
    </message>
    <message>
        <source>idle</source>
        <comment>what an account does</comment>
        <translation>au repos</translation>
    </message>
    <message>
        <source>queued</source>
        <comment>what an account does</comment>
        <translation>en file</translation>
    </message>
    <message>
        <source>testing</source>
        <comment>what an account does</comment>
        <translation>en test</translation>
    </message>
    <message>
        <source>migrating</source>
        <comment>what an account does</comment>
        <translation>en migration</translation>
    </message>
    <message>
        <source>rolling back</source>
        <comment>what an account does</comment>
        <translation>en retour en arrière</translation>
    </message>
    <message>
        <source>relocating</source>
        <comment>what an account does</comment>
        <translation>en redéplacement</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>what an account does</comment>
        <translation>en échec</translation>
    </message>
    <message>
        <source>not ready</source>
        <comment>preparation of an account</comment>
        <translation>pas prêt</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>preparation of an account</comment>
        <translation>prêt</translation>
    </message>
    <message>
        <source>not requested</source>
        <comment>state of the transit server</comment>
        <translation>pas demandé</translation>
    </message>
    <message>
        <source>requested</source>
        <comment>state of the transit server</comment>
        <translation>demandé</translation>
    </message>
    <message>
        <source>waiting for a server</source>
        <comment>state of the transit server</comment>
        <translation>en attente d’un serveur</translation>
    </message>
    <message>
        <source>being installed</source>
        <comment>state of the transit server</comment>
        <translation>en cours d’installation</translation>
    </message>
    <message>
        <source>files and mail are copied ahead</source>
        <comment>state of the transit server</comment>
        <translation>précopie des fichiers et du courrier</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>state of the transit server</comment>
        <translation>prêt</translation>
    </message>
    <message>
        <source>given back</source>
        <comment>state of the transit server</comment>
        <translation>rendu</translation>
    </message>
    <message>
        <source>transit server of your own</source>
        <translation>serveur de transit dédié</translation>
    </message>
    <message>
        <source>shared transit server</source>
        <translation>serveur de transit partagé</translation>
    </message>
    <message>
        <source>not requested</source>
        <comment>state of the reinstallation</comment>
        <translation>pas demandée</translation>
    </message>
    <message>
        <source>requested</source>
        <comment>state of the reinstallation</comment>
        <translation>demandée</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of the reinstallation</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <comment>state of the reinstallation</comment>
        <translation>terminée</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>state of the reinstallation</comment>
        <translation>échouée</translation>
    </message>
    <message>
        <source>Transit server</source>
        <comment>what a support request asks for</comment>
        <translation>Serveur de transit</translation>
    </message>
    <message>
        <source>Reinstallation</source>
        <comment>what a support request asks for</comment>
        <translation>Réinstallation</translation>
    </message>
    <message>
        <source>open</source>
        <comment>state of a support request</comment>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>state of a support request</comment>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>in the waiting line</source>
        <comment>state of a support request</comment>
        <translation>en liste d’attente</translation>
    </message>
    <message>
        <source>declined</source>
        <comment>state of a support request</comment>
        <translation>refusée</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>state of a support request</comment>
        <translation>retirée</translation>
    </message>
    <message>
        <source>done</source>
        <comment>state of a support request</comment>
        <translation>traitée</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>leg of a migration: to the transit server</comment>
        <translation>Aller</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>leg of a migration: to the reinstalled server</comment>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Rollback</source>
        <comment>leg of a migration: to the old architecture</comment>
        <translation>Retour en arrière</translation>
    </message>
    <message>
        <source>running</source>
        <comment>how an attempt ended</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <comment>how an attempt ended</comment>
        <translation>réussi</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>how an attempt ended</comment>
        <translation>échoué</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>how an attempt ended</comment>
        <translation>annulé</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>le client</translation>
    </message>
    <message>
        <source>support</source>
        <translation>le support</translation>
    </message>
    <message>
        <source>the reviewer</source>
        <translation>le relecteur</translation>
    </message>
    <message>
        <source>time</source>
        <comment>who can clear a condition</comment>
        <translation>le temps</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>client server</source>
        <translation>serveur du client</translation>
    </message>
    <message>
        <source>transit server</source>
        <translation>serveur de transit</translation>
    </message>
    <message>
        <source>public cloud server</source>
        <translation>serveur de cloud public</translation>
    </message>
    <message>
        <source>dedicated</source>
        <comment>what a customer rents</comment>
        <translation>dédié</translation>
    </message>
    <message>
        <source>VPS</source>
        <comment>what a customer rents</comment>
        <translation>VPS</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>your turn</source>
        <translation>à vous</translation>
    </message>
    <message>
        <source>the customer&apos;s turn</source>
        <translation>au client</translation>
    </message>
    <message>
        <source>support&apos;s turn</source>
        <translation>au support</translation>
    </message>
    <message>
        <source>goes on by itself</source>
        <translation>se poursuit sans intervention</translation>
    </message>
    <message>
        <source>cleared by you</source>
        <translation>à vous de lever</translation>
    </message>
    <message>
        <source>cleared by the customer</source>
        <translation>au client de lever</translation>
    </message>
    <message>
        <source>cleared by support</source>
        <translation>au support de lever</translation>
    </message>
    <message>
        <source>clears by itself</source>
        <translation>se lève sans intervention</translation>
    </message>
    <message>
        <source>can no longer be cleared</source>
        <translation>ne peut plus être levée</translation>
    </message>
    <message>
        <source>The transit server is not requested yet</source>
        <translation>Le serveur de transit n’est pas encore demandé</translation>
    </message>
    <message>
        <source>%1 is not marked as ready yet</source>
        <translation>%1 n’est pas encore marqué comme prêt</translation>
    </message>
    <message>
        <source>%1 is marked as ready</source>
        <translation>%1 est marqué comme prêt</translation>
    </message>
    <message>
        <source>This migration offers a test</source>
        <translation>Cette migration permet un test</translation>
    </message>
    <message>
        <source>%1 has a test copy</source>
        <translation>%1 a une copie de test</translation>
    </message>
    <message>
        <source>Nothing is in progress for %1</source>
        <translation>Rien n’est en cours pour %1</translation>
    </message>
    <message>
        <source>No account is busy</source>
        <translation>Aucun compte n’est occupé</translation>
    </message>
    <message>
        <source>Every account is ready</source>
        <translation>Tous les comptes sont prêts</translation>
    </message>
    <message>
        <source>No request is open</source>
        <translation>Aucune demande n’est ouverte</translation>
    </message>
    <message>
        <source>A request is open</source>
        <translation>Une demande est ouverte</translation>
    </message>
    <message>
        <source>Support has not begun with the request</source>
        <translation>Le support n’a pas commencé à traiter la demande</translation>
    </message>
    <message>
        <source>The transit server is ready</source>
        <translation>Le serveur de transit est prêt</translation>
    </message>
    <message>
        <source>%1 is on the client server</source>
        <translation>%1 est sur le serveur du client</translation>
    </message>
    <message>
        <source>%1 is on the transit server</source>
        <translation>%1 est sur le serveur de transit</translation>
    </message>
    <message>
        <source>Every account is on the transit server</source>
        <translation>Tous les comptes sont sur le serveur de transit</translation>
    </message>
    <message>
        <source>Every account is verified</source>
        <translation>Tous les comptes sont vérifiés</translation>
    </message>
    <message>
        <source>No account is left on the transit server</source>
        <translation>Il ne reste aucun compte sur le serveur de transit</translation>
    </message>
    <message>
        <source>%1 is not marked as verified yet</source>
        <translation>%1 n’est pas encore marqué comme vérifié</translation>
    </message>
    <message>
        <source>%1 is marked as verified</source>
        <translation>%1 est marqué comme vérifié</translation>
    </message>
    <message>
        <source>A rollback of %1 is possible until %2</source>
        <translation>Un retour en arrière du compte %1 est possible jusqu’au %2</translation>
    </message>
    <message>
        <source>The time for a rollback of %1 has not run out</source>
        <translation>Le délai de retour en arrière du compte %1 n’est pas écoulé</translation>
    </message>
    <message>
        <source>The reinstallation has not begun</source>
        <translation>La réinstallation n’a pas commencé</translation>
    </message>
    <message>
        <source>The reinstallation is requested</source>
        <translation>La réinstallation est demandée</translation>
    </message>
    <message>
        <source>The reinstallation is not requested yet</source>
        <translation>La réinstallation n’est pas encore demandée</translation>
    </message>
    <message>
        <source>The client server is reinstalled</source>
        <translation>Le serveur du client est réinstallé</translation>
    </message>
    <message>
        <source>This side relocates the accounts</source>
        <translation>Ce côté redéplace les comptes</translation>
    </message>
    <message>
        <source>The transit server has an equivalent configuration</source>
        <translation>Le serveur de transit a une configuration équivalente</translation>
    </message>
    <message>
        <source>The transit server is free</source>
        <translation>Le serveur de transit est libre</translation>
    </message>
    <message>
        <source>The server&apos;s name is confirmed</source>
        <translation>Le nom du serveur est confirmé</translation>
    </message>
    <message>
        <source>There is a transit server to give back</source>
        <translation>Il y a un serveur de transit à rendre</translation>
    </message>
    <message>
        <source>The task has not ended</source>
        <translation>La tâche n’est pas terminée</translation>
    </message>
    <message>
        <source>The task is paused</source>
        <translation>La tâche est suspendue</translation>
    </message>
    <message>
        <source>The cut-over has not begun</source>
        <translation>La bascule n’a pas commencé</translation>
    </message>
    <message>
        <source>This migration has this step</source>
        <translation>Cette migration comporte cette étape</translation>
    </message>
    <message>
        <source>The migration is not complete yet</source>
        <translation>La migration n’est pas encore terminée</translation>
    </message>
    <message>
        <source>A condition of the platform is met</source>
        <translation>Une condition de la plateforme est remplie</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>sentence: names</comment>
        <extracomment>%1 is a sentence on accounts, %2 their names</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The transit server is requested; withdraw the request first</source>
        <translation>Le serveur de transit est demandé&#x202f;; retirez d’abord la demande</translation>
    </message>
    <message>
        <source>The transit server is requested, and the preparation is closed</source>
        <translation>Le serveur de transit est demandé, et la préparation est close</translation>
    </message>
    <message>
        <source>%1 is already marked as ready</source>
        <translation>%1 est déjà marqué comme prêt</translation>
    </message>
    <message>
        <source>%1 is not marked as ready</source>
        <translation>%1 n’est pas marqué comme prêt</translation>
    </message>
    <message>
        <source>This migration offers no test</source>
        <translation>Cette migration ne permet pas de test</translation>
    </message>
    <message>
        <source>%1 has no test copy</source>
        <translation>%1 n’a pas de copie de test</translation>
    </message>
    <message>
        <source>A task of %1 is queued or running</source>
        <translation>Une tâche de %1 est en file ou en cours</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are busy</source>
        <translation>
            <numerusform>%n compte est occupé</numerusform>
            <numerusform>%n comptes sont occupés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 account(s) are not ready</source>
        <extracomment>%n of all %1 accounts</extracomment>
        <translation>
            <numerusform>%n compte sur %1 n’est pas prêt</numerusform>
            <numerusform>%n comptes sur %1 ne sont pas prêts</numerusform>
        </translation>
    </message>
    <message>
        <source>The transit server is already requested</source>
        <translation>Le serveur de transit est déjà demandé</translation>
    </message>
    <message>
        <source>Support has already begun with the request</source>
        <translation>Le support a déjà commencé à traiter la demande</translation>
    </message>
    <message>
        <source>The transit server is not ready</source>
        <translation>Le serveur de transit n’est pas prêt</translation>
    </message>
    <message>
        <source>%1 is not on the client server</source>
        <translation>%1 n’est pas sur le serveur du client</translation>
    </message>
    <message>
        <source>%1 is not on the transit server</source>
        <translation>%1 n’est pas sur le serveur de transit</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 account(s) are still on the client server</source>
        <extracomment>%n of all %1 accounts</extracomment>
        <translation>
            <numerusform>%n compte sur %1 est encore sur le serveur du client</numerusform>
            <numerusform>%n comptes sur %1 sont encore sur le serveur du client</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 account(s) are not verified</source>
        <extracomment>%n of all %1 accounts</extracomment>
        <translation>
            <numerusform>%n compte sur %1 n’est pas vérifié</numerusform>
            <numerusform>%n comptes sur %1 ne sont pas vérifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 account(s) are still on the transit server</source>
        <extracomment>%n of all %1 accounts</extracomment>
        <translation>
            <numerusform>%n compte sur %1 est encore sur le serveur de transit</numerusform>
            <numerusform>%n comptes sur %1 sont encore sur le serveur de transit</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is already marked as verified</source>
        <translation>%1 est déjà marqué comme vérifié</translation>
    </message>
    <message>
        <source>%1 is not marked as verified</source>
        <translation>%1 n’est pas marqué comme vérifié</translation>
    </message>
    <message>
        <source>A rollback of %1 was possible until %2</source>
        <translation>Un retour en arrière du compte %1 était possible jusqu’au %2</translation>
    </message>
    <message>
        <source>The time for a rollback of %1 has run out</source>
        <translation>Le délai de retour en arrière du compte %1 est écoulé</translation>
    </message>
    <message>
        <source>The reinstallation has begun: the point of no return is behind</source>
        <translation>La réinstallation a commencé&#xa0;: le point de non-retour est passé</translation>
    </message>
    <message>
        <source>The reinstallation is not requested</source>
        <translation>La réinstallation n’est pas demandée</translation>
    </message>
    <message>
        <source>The reinstallation is already requested; withdraw the request first</source>
        <translation>La réinstallation est déjà demandée&#x202f;; retirez d’abord la demande</translation>
    </message>
    <message>
        <source>The client server is not reinstalled yet</source>
        <translation>Le serveur du client n’est pas encore réinstallé</translation>
    </message>
    <message>
        <source>The customer has chosen to relocate the accounts</source>
        <translation>Le client a choisi de redéplacer lui-même les comptes</translation>
    </message>
    <message>
        <source>The customer has asked support to relocate the accounts</source>
        <translation>Le client a demandé au support de redéplacer les comptes</translation>
    </message>
    <message>
        <source>The other side relocates the accounts</source>
        <translation>L’autre côté redéplace les comptes</translation>
    </message>
    <message>
        <source>The transit server is smaller than the client server: %1 are needed, it has %2</source>
        <translation>Le serveur de transit est plus petit que le serveur du client&#xa0;: il faut %1, il a %2</translation>
    </message>
    <message>
        <source>The transit server is lent to another migration</source>
        <translation>Le serveur de transit est prêté à une autre migration</translation>
    </message>
    <message>
        <source>The server&apos;s name has to be typed: %1</source>
        <translation>Le nom du serveur doit être saisi&#xa0;: %1</translation>
    </message>
    <message>
        <source>There is no transit server to give back</source>
        <translation>Il n’y a pas de serveur de transit à rendre</translation>
    </message>
    <message>
        <source>The task is not queued or running</source>
        <translation>La tâche n’est ni en file ni en cours</translation>
    </message>
    <message>
        <source>The task is not paused</source>
        <translation>La tâche n’est pas suspendue</translation>
    </message>
    <message>
        <source>The cut-over has begun: from here the move only goes forward</source>
        <translation>La bascule a commencé&#xa0;: à partir d’ici, le mouvement ne peut qu’aller au bout</translation>
    </message>
    <message>
        <source>This kind of migration has no such step</source>
        <translation>Ce type de migration ne comporte pas cette étape</translation>
    </message>
    <message>
        <source>The migration is complete</source>
        <translation>La migration est terminée</translation>
    </message>
    <message>
        <source>The platform names a condition that this version of Escale does not know</source>
        <translation>La plateforme nomme une condition que cette version d’Escale ne connaît pas</translation>
    </message>
    <message>
        <source>the account</source>
        <translation>le compte</translation>
    </message>
    <message>
        <source>The platform did not answer in time.</source>
        <translation>La plateforme n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>Nobody knows yet whether the command was carried out; the facts will show it. Escale tries again by itself.</source>
        <translation>Personne ne sait encore si la commande a été exécutée&#x202f;; les faits le montreront. Escale réessaie sans intervention.</translation>
    </message>
    <message>
        <source>Nothing answers at the platform&apos;s address.</source>
        <translation>Rien ne répond à l’adresse de la plateforme.</translation>
    </message>
    <message>
        <source>Check the address and that the platform is running. Escale tries again by itself.</source>
        <translation>Vérifiez l’adresse et que la plateforme fonctionne. Escale réessaie sans intervention.</translation>
    </message>
    <message>
        <source>The connection to the platform was lost.</source>
        <translation>La connexion à la plateforme est perdue.</translation>
    </message>
    <message>
        <source>What is running there goes on. Escale tries again by itself.</source>
        <translation>Ce qui y est en cours continue. Escale réessaie sans intervention.</translation>
    </message>
    <message>
        <source>There is no server of this name.</source>
        <translation>Aucun serveur ne porte ce nom.</translation>
    </message>
    <message>
        <source>Check the platform&apos;s address and your network.</source>
        <translation>Vérifiez l’adresse de la plateforme et votre réseau.</translation>
    </message>
    <message>
        <source>The platform could not prove that it is the one you want.</source>
        <translation>La plateforme n’a pas pu prouver qu’elle est bien celle que vous voulez.</translation>
    </message>
    <message>
        <source>Do not go on before somebody has checked its certificate.</source>
        <translation>N’allez pas plus loin avant que quelqu’un ait vérifié son certificat.</translation>
    </message>
    <message>
        <source>The network failed on the way to the platform.</source>
        <translation>Le réseau a échoué sur le chemin de la plateforme.</translation>
    </message>
    <message>
        <source>Check your network. Escale tries again by itself.</source>
        <translation>Vérifiez votre réseau. Escale réessaie sans intervention.</translation>
    </message>
    <message>
        <source>The platform answered with status %1.</source>
        <translation>La plateforme a répondu avec le code d’état %1.</translation>
    </message>
    <message>
        <source>The platform answered with an error that it did not explain.</source>
        <translation>La plateforme a répondu par une erreur qu’elle n’a pas expliquée.</translation>
    </message>
    <message>
        <source>Copy the details for support.</source>
        <translation>Copiez les détails pour le support.</translation>
    </message>
    <message>
        <source>The platform&apos;s answer could not be read.</source>
        <translation>La réponse de la plateforme n’a pas pu être lue.</translation>
    </message>
    <message>
        <source>Check that the address is that of a migration platform; otherwise copy the details for support.</source>
        <translation>Vérifiez que l’adresse est celle d’une plateforme de migration&#x202f;; sinon, copiez les détails pour le support.</translation>
    </message>
    <message>
        <source>The platform does not accept this token.</source>
        <translation>La plateforme n’accepte pas ce jeton.</translation>
    </message>
    <message>
        <source>It may be expired or revoked. Ask for another one and enter it in the connection.</source>
        <translation>Il a peut-être expiré ou été révoqué. Demandez-en un autre et saisissez-le dans la connexion.</translation>
    </message>
    <message>
        <source>This token may not do this.</source>
        <translation>Ce jeton n’en a pas le droit.</translation>
    </message>
    <message>
        <source>Ask the other side, or use a token with this permission.</source>
        <translation>Demandez à l’autre côté, ou utilisez un jeton qui a ce droit.</translation>
    </message>
    <message>
        <source>The platform does not know this object, or this token may not see it.</source>
        <translation>La plateforme ne connaît pas cet objet, ou ce jeton n’a pas le droit de le voir.</translation>
    </message>
    <message>
        <source>It may have been removed meanwhile; the window shows what is there now.</source>
        <translation>Il a peut-être été supprimé entre-temps&#x202f;; la fenêtre montre ce qui existe maintenant.</translation>
    </message>
    <message>
        <source>A condition is not met, and nothing was changed.</source>
        <translation>Une condition n’est pas remplie, et rien n’a été modifié.</translation>
    </message>
    <message>
        <source>See which one, and who can clear it.</source>
        <translation>Voyez laquelle, et qui peut la lever.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile, and nothing was changed by you.</source>
        <translation>Quelqu’un d’autre l’a modifié entre-temps, et vous n’avez rien modifié.</translation>
    </message>
    <message>
        <source>Look at it as it is now and decide again.</source>
        <translation>Regardez son état actuel et décidez à nouveau.</translation>
    </message>
    <message>
        <source>Too many requests in a short time.</source>
        <translation>Trop de requêtes en peu de temps.</translation>
    </message>
    <message>
        <source>Escale waits and sends this again by itself.</source>
        <translation>Escale attend et renvoie celle-ci sans intervention.</translation>
    </message>
    <message>
        <source>The platform cannot answer just now.</source>
        <translation>La plateforme ne peut pas répondre pour l’instant.</translation>
    </message>
    <message>
        <source>Escale tries again by itself.</source>
        <translation>Escale réessaie sans intervention.</translation>
    </message>
    <message>
        <source>The platform’s disk is full, and nothing was changed.</source>
        <translation>Le disque de la plateforme est plein, et rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Whoever runs the platform has to make room. Then try again.</source>
        <translation>La personne qui exploite la plateforme doit y faire de la place. Réessayez ensuite.</translation>
    </message>
    <message>
        <source>The platform failed, through no fault of yours.</source>
        <translation>La plateforme a échoué, sans faute de votre part.</translation>
    </message>
    <message>
        <source>The platform does not accept a value.</source>
        <translation>La plateforme n’accepte pas une valeur.</translation>
    </message>
    <message>
        <source>The platform does not accept the value of “%1”.</source>
        <translation>La plateforme n’accepte pas la valeur de «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Corrigez-la et réessayez.</translation>
    </message>
    <message>
        <source>The platform did not understand Escale, and nothing was changed.</source>
        <translation>La plateforme n’a pas compris Escale, et rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The two may be of different versions. Copy the details for support.</source>
        <translation>Leurs versions sont peut-être différentes. Copiez les détails pour le support.</translation>
    </message>
    <message>
        <source>The older database engine refuses data of the newer one. The account stays where it is.</source>
        <translation>L’ancien moteur de base de données refuse des données du nouveau. Le compte reste où il est.</translation>
    </message>
    <message>
        <source>The older database engine refuses %1. The account stays where it is.</source>
        <translation>L’ancien moteur de base de données refuse %1. Le compte reste où il est.</translation>
    </message>
    <message>
        <source>Roll back to the frozen copy instead: what was written since is kept in an archive.</source>
        <translation>Revenez plutôt à la copie figée&#xa0;: ce qui a été écrit depuis est conservé dans une archive.</translation>
    </message>
    <message>
        <source>The two copies differ. The account stays where it is, and nothing was removed.</source>
        <translation>Les deux copies diffèrent. Le compte reste où il est, et rien n’a été supprimé.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, give the log to support.</source>
        <translation>Réessayez&#x202f;; si cela se reproduit, transmettez le journal au support.</translation>
    </message>
    <message>
        <source>%1 is not served from the transit server. Nothing was changed.</source>
        <translation>%1 n’est pas servi depuis le serveur de transit. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Give the log to support.</source>
        <translation>Transmettez le journal au support.</translation>
    </message>
    <message>
        <source>There is not enough room on the server that it goes to. The account stays where it is.</source>
        <translation>Il n’y a pas assez de place sur le serveur de destination. Le compte reste où il est.</translation>
    </message>
    <message>
        <source>Make room there, or ask for a larger server, and try again.</source>
        <translation>Faites-y de la place, ou demandez un serveur plus grand, puis réessayez.</translation>
    </message>
    <message>
        <source>It was cancelled before the cut-over. The account stays where it is.</source>
        <translation>Annulé avant la bascule. Le compte reste où il est.</translation>
    </message>
    <message>
        <source>The platform stopped in the middle. The account stays where it is.</source>
        <translation>La plateforme s’est arrêtée au milieu. Le compte reste où il est.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>Copying failed. The account stays where it is, and nothing was removed.</source>
        <translation>La copie a échoué. Le compte reste où il est, et rien n’a été supprimé.</translation>
    </message>
    <message>
        <source>It failed for a reason that was not given.</source>
        <translation>Échec pour une raison qui n’a pas été donnée.</translation>
    </message>
    <message>
        <source>It failed with the code %1.</source>
        <translation>Échec avec le code %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <extracomment>%1 says what happened, %2 what to do; both are whole sentences</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>waits for another account</source>
        <translation>attend un autre compte</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>attend %1</translation>
    </message>
    <message>
        <source>waits for the server&apos;s other task</source>
        <translation>attend l’autre tâche du serveur</translation>
    </message>
    <message>
        <source>paused by %1</source>
        <translation>suspendue par %1</translation>
    </message>
    <message>
        <source>waits for the platform to be free</source>
        <translation>attend que la plateforme soit libre</translation>
    </message>
    <message>
        <source>waits for room on the platform’s disk</source>
        <translation>attend de la place sur le disque de la plateforme</translation>
    </message>
    <message>
        <source>waits: %1</source>
        <extracomment>%1 is a code that this program does not know</extracomment>
        <translation>attend&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 (for %2)</source>
        <extracomment>support acted in a customer&apos;s name: &quot;Sophie (for Acme SA)&quot;</extracomment>
        <translation>%1 (pour %2)</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is a range of durations: &quot;30 to 50 s left&quot;</extracomment>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <extracomment>how long a task took</extracomment>
        <translation>a duré %1</translation>
    </message>
    <message numerus="yes">
        <source>%n provider</source>
        <extracomment>domains whose DNS the provider serves</extracomment>
        <translation>
            <numerusform>%n fournisseur</numerusform>
            <numerusform>%n fournisseur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n external</source>
        <extracomment>domains whose DNS somebody else serves</extracomment>
        <translation>
            <numerusform>%n externe</numerusform>
            <numerusform>%n externes</numerusform>
        </translation>
    </message>
    <message>
        <source>no domain</source>
        <translation>aucun domaine</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>numbers of domains</comment>
        <extracomment>%1 domains of one kind, %2 of the other</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no test</comment>
        <translation>aucun</translation>
    </message>
    <message>
        <source>running</source>
        <comment>a test copy is being made</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>copy of %1</source>
        <extracomment>a test copy, %1 is the day on which it was made</extracomment>
        <translation>copie du %1</translation>
    </message>
    <message>
        <source>copy available</source>
        <translation>copie disponible</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a test</comment>
        <translation>échoué</translation>
    </message>
    <message>
        <source>No request for a transit server is open</source>
        <translation>Aucune demande de serveur de transit n’est ouverte</translation>
    </message>
    <message>
        <source>The platform says: %1 (%2)</source>
        <extracomment>%1 is the platform&apos;s own sentence, %2 an error code that this program does not know</extracomment>
        <translation>La plateforme dit&#x202f;: %1 (%2)</translation>
    </message>
    <message>
        <source>There is no connection to the platform, and nothing was sent.</source>
        <translation>Il n’y a pas de connexion à la plateforme&#x202f;; rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Give the command again when the connection is back.</source>
        <translation>Donnez à nouveau la commande quand la connexion sera rétablie.</translation>
    </message>
    <message>
        <source>It is not known yet what became of the same command, given before. Nothing was sent.</source>
        <translation>On ne sait pas encore ce qu’est devenue la même commande, donnée auparavant. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Escale asks the platform by itself.</source>
        <translation>Escale interroge la plateforme de lui-même.</translation>
    </message>
    <message>
        <source>The command could not be written down on this computer, so it was not sent.</source>
        <translation>La commande n’a pas pu être notée sur cet ordinateur, elle n’a donc pas été envoyée.</translation>
    </message>
    <message>
        <source>Escale sends nothing that it could lose track of. See that the disk has room and that no other window has this connection open.</source>
        <translation>Escale n’envoie rien dont il pourrait perdre la trace. Vérifiez qu’il reste de la place sur le disque et qu’aucune autre fenêtre n’a ouvert cette connexion.</translation>
    </message>
    <message>
        <source>The command arrived too late and was not carried out.</source>
        <translation>La commande est arrivée trop tard et n’a pas été exécutée.</translation>
    </message>
    <message>
        <source>Give it again if you still want it.</source>
        <translation>Donnez-la à nouveau si vous la voulez toujours.</translation>
    </message>
    <message>
        <source>The documentation of the migration is read</source>
        <translation>La documentation de la migration est lue</translation>
    </message>
    <message>
        <source>The documentation is not marked as read yet</source>
        <translation>La documentation n’est pas encore marquée comme lue</translation>
    </message>
    <message>
        <source>%1 has not migrated yet</source>
        <translation>%1 n’a pas encore migré</translation>
    </message>
    <message>
        <source>%1 has migrated</source>
        <translation>%1 a migré</translation>
    </message>
    <message>
        <source>The platform offers a temporary rollback</source>
        <translation>La plateforme propose un retour en arrière temporaire</translation>
    </message>
    <message>
        <source>The upgrade has not begun</source>
        <translation>La mise à niveau n’a pas commencé</translation>
    </message>
    <message>
        <source>The transit server is of the kind that was asked for</source>
        <translation>Le serveur de transit est du type demandé</translation>
    </message>
    <message>
        <source>There is a queue of moves</source>
        <translation>Il existe une file de déplacements</translation>
    </message>
    <message>
        <source>The queue of moves is being worked off</source>
        <translation>La file des déplacements est en cours de traitement</translation>
    </message>
    <message>
        <source>The queue of moves is paused or stopped</source>
        <translation>La file des déplacements est suspendue ou arrêtée</translation>
    </message>
    <message>
        <source>The documentation of the migration is not marked as read</source>
        <translation>La documentation de la migration n’est pas marquée comme lue</translation>
    </message>
    <message>
        <source>The documentation is already marked as read</source>
        <translation>La documentation est déjà marquée comme lue</translation>
    </message>
    <message>
        <source>%1 has already migrated</source>
        <translation>%1 a déjà migré</translation>
    </message>
    <message>
        <source>%1 has not migrated</source>
        <translation>%1 n’a pas migré</translation>
    </message>
    <message>
        <source>There is no way back: the platform offers no rollback of this migration</source>
        <translation>Aucun retour en arrière possible&#x202f;: la plateforme n’en propose pas pour cette migration</translation>
    </message>
    <message>
        <source>The upgrade is running</source>
        <translation>La mise à niveau est en cours</translation>
    </message>
    <message>
        <source>The upgrade is done</source>
        <translation>La mise à niveau est terminée</translation>
    </message>
    <message>
        <source>The shared transit server was asked for</source>
        <translation>Le serveur de transit partagé a été demandé</translation>
    </message>
    <message>
        <source>A transit server of the customer&apos;s own was asked for</source>
        <translation>Un serveur de transit propre au client a été demandé</translation>
    </message>
    <message>
        <source>There is no queue of moves</source>
        <translation>Il n’existe aucune file de déplacements</translation>
    </message>
    <message>
        <source>The queue of moves is not being worked off</source>
        <translation>La file des déplacements n’est pas en cours de traitement</translation>
    </message>
    <message>
        <source>The queue of moves is neither paused nor stopped</source>
        <translation>La file des déplacements n’est ni suspendue ni arrêtée</translation>
    </message>
    <message>
        <source>Upgrade the service</source>
        <translation>Mettre le service à niveau</translation>
    </message>
    <message>
        <source>upgrading the databases</source>
        <comment>stage of a task</comment>
        <translation>mise à niveau des bases de données</translation>
    </message>
    <message>
        <source>being upgraded</source>
        <comment>what an account does</comment>
        <translation>en cours de mise à niveau</translation>
    </message>
    <message>
        <source>Mark the documentation as read</source>
        <translation>Marquer la documentation comme lue</translation>
    </message>
    <message>
        <source>Upgrade the service…</source>
        <translation>Mettre le service à niveau…</translation>
    </message>
    <message>
        <source>Plan the moves…</source>
        <translation>Planifier les déplacements…</translation>
    </message>
    <message>
        <source>Plan the moves</source>
        <translation>Planifier les déplacements</translation>
    </message>
    <message>
        <source>Pause the queue of moves</source>
        <translation>Suspendre la file des déplacements</translation>
    </message>
    <message>
        <source>Resume the queue of moves</source>
        <translation>Reprendre la file des déplacements</translation>
    </message>
    <message>
        <source>Give the queue of moves up…</source>
        <translation>Abandonner la file des déplacements…</translation>
    </message>
    <message>
        <source>Give the queue of moves up</source>
        <translation>Abandonner la file des déplacements</translation>
    </message>
    <message>
        <source>The documentation is marked as read.</source>
        <translation>La documentation est marquée comme lue.</translation>
    </message>
    <message>
        <source>The upgrade has begun. There is no way back to the earlier version.</source>
        <translation>La mise à niveau a commencé. Il n’est plus possible de revenir à la version précédente.</translation>
    </message>
    <message>
        <source>The platform has taken the queue of moves. It works it off even if you close this window.</source>
        <translation>La plateforme a pris en charge la file des déplacements. Elle la traite même si vous fermez cette fenêtre.</translation>
    </message>
    <message>
        <source>The queue of moves is paused. A move that runs goes on.</source>
        <translation>La file des déplacements est suspendue. Un déplacement en cours se poursuit.</translation>
    </message>
    <message>
        <source>The queue of moves goes on.</source>
        <translation>La file des déplacements reprend.</translation>
    </message>
    <message>
        <source>The queue of moves is given up. A move that runs goes on.</source>
        <translation>La file des déplacements est abandonnée. Un déplacement en cours se poursuit.</translation>
    </message>
    <message>
        <source>Read the documentation</source>
        <translation>Lire la documentation</translation>
    </message>
    <message>
        <source>Check the applications</source>
        <translation>Vérifier les applications</translation>
    </message>
    <message>
        <source>Test</source>
        <comment>a step of the public cloud&apos;s path</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>Migrate</source>
        <comment>a step of the public cloud&apos;s path</comment>
        <translation>Migrer</translation>
    </message>
    <message>
        <source>Upgrade complete</source>
        <translation>Mise à niveau terminée</translation>
    </message>
    <message>
        <source>This platform has no migrations: it can be looked at, and no command can be given.</source>
        <translation>Cette plateforme n’a pas de migrations&#x202f;: on peut la consulter, mais aucune commande ne peut être donnée.</translation>
    </message>
    <message>
        <source>There is room for another note on %1</source>
        <translation>Il reste de la place pour une note sur %1</translation>
    </message>
    <message>
        <source>The note is there</source>
        <translation>La note existe</translation>
    </message>
    <message>
        <source>The note was written by your side</source>
        <translation>La note a été écrite par votre côté</translation>
    </message>
    <message>
        <source>The item is not ticked yet for %1</source>
        <translation>Le point n’est pas encore coché pour %1</translation>
    </message>
    <message>
        <source>The item is ticked for %1</source>
        <translation>Le point est coché pour %1</translation>
    </message>
    <message>
        <source>There is no room for another note on %1; remove one first</source>
        <translation>Il n’y a plus de place pour une note sur %1&#x202f;; supprimez-en une d’abord</translation>
    </message>
    <message>
        <source>The note has been removed meanwhile</source>
        <translation>La note a été supprimée entre-temps</translation>
    </message>
    <message>
        <source>The note was written by the other side</source>
        <translation>La note a été écrite par l’autre côté</translation>
    </message>
    <message>
        <source>The item is already ticked for %1</source>
        <translation>Le point est déjà coché pour %1</translation>
    </message>
    <message>
        <source>The item is not ticked for %1</source>
        <translation>Le point n’est pas coché pour %1</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>Écrire une note…</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Remove the note…</source>
        <translation>Supprimer la note…</translation>
    </message>
    <message>
        <source>Remove the note</source>
        <translation>Supprimer la note</translation>
    </message>
    <message>
        <source>Tick</source>
        <comment>an item of the checklist</comment>
        <translation>Cocher</translation>
    </message>
    <message>
        <source>Untick</source>
        <comment>an item of the checklist</comment>
        <translation>Décocher</translation>
    </message>
    <message>
        <source>The note is written down, for both sides.</source>
        <translation>La note est enregistrée, pour les deux côtés.</translation>
    </message>
    <message>
        <source>The note is removed.</source>
        <translation>La note est supprimée.</translation>
    </message>
    <message>
        <source>The item is ticked.</source>
        <translation>Le point est coché.</translation>
    </message>
    <message>
        <source>The item is no longer ticked.</source>
        <translation>Le point n’est plus coché.</translation>
    </message>
    <message>
        <source>Remove the old copy</source>
        <translation>Supprimer l’ancienne copie</translation>
    </message>
    <message>
        <source>A database could not be read or written. Nothing was removed.</source>
        <translation>Une base de données n’a pas pu être lue ou écrite. Rien n’a été supprimé.</translation>
    </message>
    <message>
        <source>The database %1 is damaged. It was left as it was.</source>
        <translation>La base de données %1 est endommagée. Elle a été laissée telle quelle.</translation>
    </message>
    <message>
        <source>Have the account&apos;s databases checked, then try again. The log has the engine&apos;s own words.</source>
        <translation>Faites vérifier les bases de données du compte, puis réessayez. Le journal contient le message du moteur.</translation>
    </message>
    <message>
        <source>%1 is missing on the platform&apos;s side. Nothing was begun.</source>
        <translation>%1 manque du côté de la plateforme. Rien n’a été commencé.</translation>
    </message>
    <message>
        <source>The servers are not as the platform expected them. Nothing was changed.</source>
        <translation>Les serveurs ne sont pas dans l’état attendu par la plateforme. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>no sign of life for %1</source>
        <extracomment>no heartbeat for a time, %1; %2 is the stage that the task was in</extracomment>
        <translation>aucun signe de vie depuis %1</translation>
    </message>
    <message>
        <source>no sign of life for %1, in “%2”</source>
        <translation>aucun signe de vie depuis %1, à «&#x202f;%2&#x202f;»</translation>
    </message>
    <message>
        <source>stopped in “%1” at %2</source>
        <translation>arrêtée à «&#x202f;%1&#x202f;» à %2</translation>
    </message>
    <message>
        <source>stopped in “%1”</source>
        <extracomment>%1 is the stage in which a task failed, %2 a percentage</extracomment>
        <translation>arrêtée à «&#x202f;%1&#x202f;»</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n jour de dépassement</numerusform>
            <numerusform>%n jours de dépassement</numerusform>
        </translation>
    </message>
    <message>
        <source>free until %1</source>
        <extracomment>the transit server, %1 is a date and a time</extracomment>
        <translation>gratuit jusqu’au %1</translation>
    </message>
    <message>
        <source>A part of Escale is missing: %1.</source>
        <translation>Il manque une partie d’Escale&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Install Escale again; nothing that is kept on this computer is lost by it.</source>
        <translation>Réinstallez Escale&#x202f;; rien de ce qui est conservé sur cet ordinateur ne sera perdu.</translation>
    </message>
</context>
<context>
    <name>ItemUnits</name>
    <message>
        <source>%1 s</source>
        <extracomment>a duration in seconds</extracomment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>a duration in minutes</extracomment>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>a duration in hours</extracomment>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>a duration in days, abbreviated</extracomment>
        <translation>%1&#xa0;j</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>duration</comment>
        <extracomment>a duration of two units: %1 is &quot;7 min&quot;, %2 is &quot;12 s&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>up to %1</source>
        <extracomment>the upper end of a range of durations: &quot;up to 1 s&quot;</extracomment>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>a duration that is not exact: &quot;about 2 min&quot;</extracomment>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>a range of durations: &quot;3 to 9 min&quot;, &quot;40 s to 2 min&quot;; the second carries the unit</extracomment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>~%1</source>
        <extracomment>a duration that is not exact, in a table cell</extracomment>
        <translation>~%1</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>a range of durations in a table cell: &quot;3–9 min&quot;</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>a range of durations of different units in a table cell: &quot;40 s – 2 min&quot;</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes</comment>
        <extracomment>how much is copied: &quot;1.9 of 3.1 GiB&quot;</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>a rate: %1 is an amount of data such as &quot;38 MiB&quot;</extracomment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a percentage</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>money</comment>
        <extracomment>an amount of money: %1 is &quot;27.30&quot;, %2 is &quot;€&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <extracomment>format of a date, as Qt writes it</extracomment>
        <translation>d MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>format of a short date, as Qt writes it</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <extracomment>format of a time of day, as Qt writes it</extracomment>
        <translation>HH:mm:ss</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <extracomment>format of a time of day without seconds, as Qt writes it</extracomment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date and time</comment>
        <extracomment>a date and a time of day: &quot;27 November, 23:41&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>dans %n jour</numerusform>
            <numerusform>dans %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>%1 is a duration</extracomment>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>il y a %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>the end of a list of names that is too long: &quot;shop, blog, crm and 4 more&quot;</extracomment>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Times are the platform’s: %1.</source>
        <extracomment>%1 is the name of a time zone such as &quot;Europe/Paris&quot;</extracomment>
        <translation>Les heures sont celles de la plateforme&#x202f;: %1.</translation>
    </message>
    <message>
        <source>−%1</source>
        <comment>badge of a clock</comment>
        <extracomment>how many days a clock is over: %1 is a number of days, with its unit</extracomment>
        <translation>−%1</translation>
    </message>
</context>
<context>
    <name>MigrationReport</name>
    <message>
        <source>–</source>
        <extracomment>a cell of a table in which there is nothing to say</extracomment>
        <translation>–</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recommandée</translation>
    </message>
    <message>
        <source>mandatory</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>current</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminée le</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Out: estimate</source>
        <translation>Aller estimé</translation>
    </message>
    <message>
        <source>Out: downtime</source>
        <translation>Aller&#x202f;: indisponibilité</translation>
    </message>
    <message>
        <source>Back: estimate</source>
        <translation>Retour estimé</translation>
    </message>
    <message>
        <source>Back: downtime</source>
        <translation>Retour&#x202f;: indisponibilité</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>Accounts and downtimes</source>
        <translation>Comptes et indisponibilités</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Annoncée</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Date limite</translation>
    </message>
    <message>
        <source>Began by itself</source>
        <translation>A démarré d’elle-même</translation>
    </message>
    <message>
        <source>Free transit until</source>
        <translation>Transit sans surcoût jusqu’au</translation>
    </message>
    <message>
        <source>Finalisation without surcharge until</source>
        <translation>Finalisation sans surcoût jusqu’au</translation>
    </message>
    <message>
        <source>Rollback, first to end: %1</source>
        <translation>Retour en arrière, premier terme&#x202f;: %1</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Clocks and costs</source>
        <translation>Échéances et coûts</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>The shared transit server costs nothing.</source>
        <translation>Le serveur de transit partagé ne coûte rien.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over the free time: %1.</source>
        <translation>
            <numerusform>%n jour au-delà du temps sans surcoût&#x202f;: %1.</numerusform>
            <numerusform>%n jours au-delà du temps sans surcoût&#x202f;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inside the free time: %1.</source>
        <translation>Dans le temps sans surcoût&#x202f;: %1.</translation>
    </message>
    <message>
        <source>At the pace so far it ends on %1 and costs %2.</source>
        <translation>Au rythme actuel, elle se termine le %1 et coûte %2.</translation>
    </message>
    <message>
        <source>Source of the free time: %1.</source>
        <translation>Source du temps sans surcoût&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Extract of the log</source>
        <translation>Extrait du journal</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entry(s): warnings, errors, and how each task ended.</source>
        <translation>
            <numerusform>%1 sur %Ln entrée&#x202f;: avertissements, erreurs, et la fin de chaque tâche.</numerusform>
            <numerusform>%1 sur %Ln entrées&#x202f;: avertissements, erreurs, et la fin de chaque tâche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Migration report: %1</source>
        <translation>Rapport de migration&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1, %2 → %3</source>
        <translation>%1, %2 → %3</translation>
    </message>
    <message>
        <source>As of %1 (%2).</source>
        <extracomment>%1 is a date and time, %2 a time zone</extracomment>
        <translation>État au %1 (%2).</translation>
    </message>
</context>
<context>
    <name>TableCopies</name>
    <message>
        <source>Copy as text</source>
        <translation>Copier comme texte</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copier comme Markdown</translation>
    </message>
</context>
<context>
    <name>TasksTable</name>
    <message>
        <source>–</source>
        <extracomment>a cell of a table in which there is nothing to say</extracomment>
        <translation>–</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>heading: value</comment>
        <extracomment>a cell read aloud: heading, value</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who asked for a task</comment>
        <translation>Par</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>TransitFleet</name>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>who has a transit server: %1 is a server, %2 its customer, %3 &quot;step 4&quot;</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <extracomment>a transit server is over its free time, %1 is an amount of money</extracomment>
        <translation>
            <numerusform>%n jour de dépassement</numerusform>
            <numerusform>%n jours de dépassement</numerusform>
        </translation>
    </message>
    <message>
        <source>over: %1</source>
        <translation>dépassement&#x202f;: %1</translation>
    </message>
    <message>
        <source>at this pace until %1</source>
        <translation>à ce rythme jusqu’au %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>the shared transit server: %1 is &quot;3 accounts&quot;, %2 &quot;2 customers&quot;</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n compte</numerusform>
            <numerusform>%n comptes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Frees next: %1, %2.</source>
        <translation>Prochain libéré&#x202f;: %1, %2.</translation>
    </message>
    <message>
        <source>Waiting line</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>%1: no equivalent server in the fleet</source>
        <translation>%1&#x202f;: aucun serveur équivalent dans le parc</translation>
    </message>
    <message>
        <source>%1, could have it now</source>
        <translation>%1, pourrait l’avoir tout de suite</translation>
    </message>
    <message>
        <source>%1, waiting line, from %2</source>
        <translation>%1, en file d’attente, à partir du %2</translation>
    </message>
    <message>
        <source>%1, waiting line: conflict, its borrower is late</source>
        <translation>%1, en file d’attente&#x202f;: conflit, l’emprunteur est en retard</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in the waiting line.</source>
        <translation>
            <numerusform>%n demande en file d’attente.</numerusform>
            <numerusform>%n demandes en file d’attente.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s).</source>
        <translation>
            <numerusform>%n conflit.</numerusform>
            <numerusform>%n conflits.</numerusform>
        </translation>
    </message>
    <message>
        <source>free</source>
        <comment>a transit server</comment>
        <translation>libre</translation>
    </message>
    <message>
        <source>Transit server</source>
        <comment>column</comment>
        <translation>Serveur de transit</translation>
    </message>
    <message>
        <source>Who has it when</source>
        <comment>column</comment>
        <translation>Qui l’a, et quand</translation>
    </message>
</context>
<context>
    <name>escale::Application</name>
    <message numerus="yes">
        <source>%n migration task(s) will be taken up again when the practice platform is started the next time.</source>
        <translation>
            <numerusform>%n tâche de migration sera reprise au prochain démarrage de la plateforme d’entraînement.</numerusform>
            <numerusform>%n tâches de migration seront reprises au prochain démarrage de la plateforme d’entraînement.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration task(s) go(es) on on the platform.</source>
        <translation>
            <numerusform>%n tâche de migration continue sur la plateforme.</numerusform>
            <numerusform>%n tâches de migration continuent sur la plateforme.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting the practice platform…</source>
        <translation>Démarrage de la plateforme d’entraînement…</translation>
    </message>
    <message>
        <source>A small hosting company is made on this computer. What you did the last time is still there.</source>
        <translation>Un petit hébergeur est créé sur cet ordinateur. Ce que vous avez fait la dernière fois s’y trouve encore.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>La redémarrer</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Repartir de zéro</translation>
    </message>
    <message>
        <source>Start the practice platform anew?</source>
        <translation>Repartir de zéro avec la plateforme d’entraînement&#x202f;?</translation>
    </message>
    <message>
        <source>All that was done on it is forgotten: servers, accounts and migrations are as on the first day. This cannot be undone. No other platform is touched.</source>
        <translation>Tout ce qui y a été fait est oublié&#xa0;: serveurs, comptes et migrations sont comme au premier jour. C’est irréversible. Aucune autre plateforme n’est touchée.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Ending the practice platform…</source>
        <translation>Arrêt de la plateforme d’entraînement…</translation>
    </message>
    <message>
        <source>The local copy of the platform&apos;s data was damaged. It is kept as %1, and everything is read again from the platform.</source>
        <translation>La copie locale des données de la plateforme était endommagée. Elle est conservée sous %1 et tout est relu depuis la plateforme.</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Test de la connexion…</translation>
    </message>
</context>
<context>
    <name>escale::items::LogBookmarks</name>
    <message>
        <source>Line %L1</source>
        <translation>Ligne %L1</translation>
    </message>
    <message>
        <source>Line %L1: %2</source>
        <translation>Ligne %L1&#x202f;: %2</translation>
    </message>
</context>
<context>
    <name>escale::items::LogFindings</name>
    <message>
        <source>Entry %L1 is missing</source>
        <translation>L’entrée %L1 manque</translation>
    </message>
    <message>
        <source>The entries %L1 to %L2 are missing</source>
        <translation>Les entrées %L1 à %L2 manquent</translation>
    </message>
    <message>
        <source>Entry %L1 comes after entry %L2</source>
        <translation>L’entrée %L1 vient après l’entrée %L2</translation>
    </message>
    <message>
        <source>Entry %L1 was changed: its hash does not fit it</source>
        <translation>L’entrée %L1 a été modifiée&#x202f;: son empreinte ne correspond pas</translation>
    </message>
    <message>
        <source>The chain is broken before entry %L1: it was written after another entry</source>
        <translation>La chaîne est rompue avant l’entrée %L1&#x202f;: elle a été écrite après une autre entrée</translation>
    </message>
    <message>
        <source>This line is no entry</source>
        <translation>Cette ligne n’est pas une entrée</translation>
    </message>
    <message>
        <source>The clock went back by %1</source>
        <translation>L’horloge a reculé de %1</translation>
    </message>
    <message>
        <source>Task %1 has no end</source>
        <translation>La tâche %1 n’a pas de fin</translation>
    </message>
    <message>
        <source>%1: no answer for %2, the estimate was at most %3</source>
        <translation>%1&#x202f;: sans réponse pendant %2, l’estimation était de %3 au plus</translation>
    </message>
    <message>
        <source>A rollback of %1 after the point of no return</source>
        <translation>Un retour en arrière du compte %1 après le point de non-retour</translation>
    </message>
    <message>
        <source>Slow: %1, %2</source>
        <translation>Lent&#x202f;: %1, %2</translation>
    </message>
    <message>
        <source>Slow: %1 of %2, %3</source>
        <translation>Lent&#x202f;: %1 (%2), %3</translation>
    </message>
    <message>
        <source>%1: %2, line %L3</source>
        <extracomment>severity, what was found, where</extracomment>
        <translation>%1&#x202f;: %2, ligne %L3</translation>
    </message>
    <message>
        <source>line %L1</source>
        <translation>ligne %L1</translation>
    </message>
</context>
<context>
    <name>escale::ui::AccountPage</name>
    <message>
        <source>The facts of this account are being read…</source>
        <translation>Les faits de ce compte sont en cours de lecture…</translation>
    </message>
    <message>
        <source>No migration is announced for this account.</source>
        <translation>Aucune migration n’est annoncée pour ce compte.</translation>
    </message>
    <message>
        <source>%1, %2 → %3</source>
        <translation>%1, %2 → %3</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>The facts of this account have not been read before: connect to see them.</source>
        <translation>Les données de ce compte n’ont pas encore été lues&#x202f;: connectez-vous pour les voir.</translation>
    </message>
</context>
<context>
    <name>escale::ui::AccountsDialog</name>
    <message>
        <source>Accounts, in the order in which they are taken</source>
        <translation>Comptes, dans l’ordre où ils sont traités</translation>
    </message>
    <message>
        <source>%1 · databases %2, estimated downtime %3</source>
        <translation>%1 · bases de données %2, indisponibilité estimée %3</translation>
    </message>
    <message>
        <source>Estimate: %1 in all, one account after the other</source>
        <translation>Estimation&#xa0;: %1 en tout, un compte après l’autre</translation>
    </message>
    <message>
        <source>Estimate: %1</source>
        <translation>Estimation&#xa0;: %1</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Indisponibilité</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>Réversible</translation>
    </message>
    <message>
        <source>DNS and addresses</source>
        <translation>DNS et adresses</translation>
    </message>
    <message>
        <source>Each account stops answering while its databases and the last changes of its files and mail are copied to the transit server; then it answers from there. The old copy is kept, frozen.</source>
        <translation>Chaque compte cesse de répondre pendant que ses bases de données et les derniers changements de ses fichiers et de son courrier sont copiés vers le serveur de transit&#x202f;; ensuite il répond de là-bas. L’ancienne copie est conservée, figée.</translation>
    </message>
    <message>
        <source>Nothing to change: the client server forwards what still arrives there.</source>
        <translation>Rien à changer&#xa0;: le serveur du client transmet ce qui y arrive encore.</translation>
    </message>
    <message>
        <source>Until %1, or until step 6 if that comes first.</source>
        <translation>Jusqu’au %1, ou jusqu’à l’étape 6 si elle vient avant.</translation>
    </message>
    <message>
        <source>Each account stops answering while its databases and the last changes are copied back to the reinstalled client server; then it answers from there, for good.</source>
        <translation>Chaque compte cesse de répondre pendant que ses bases de données et les derniers changements sont recopiés vers le serveur du client réinstallé&#x202f;; ensuite il répond de là, définitivement.</translation>
    </message>
    <message>
        <source>Nothing to change: the addresses are those of the client server again.</source>
        <translation>Rien à changer&#xa0;: les adresses sont de nouveau celles du serveur du client.</translation>
    </message>
    <message>
        <source>No. The old architecture no longer exists.</source>
        <translation>Non. L’ancienne architecture n’existe plus.</translation>
    </message>
    <message>
        <source>Keep today’s data</source>
        <translation>Garder les données d’aujourd’hui</translation>
    </message>
    <message>
        <source>What was written on the transit server goes back with the account. Where the older database engine refuses it, the account stays on transit and the attempt is recorded as failed.</source>
        <translation>Ce qui a été écrit sur le serveur de transit revient avec le compte. Si l’ancien moteur de base de données le refuse, le compte reste sur le transit et la tentative est notée comme échouée.</translation>
    </message>
    <message>
        <source>Return to the frozen copy</source>
        <translation>Revenir à la copie figée</translation>
    </message>
    <message>
        <source>The account is as it was before its migration. What was written since is kept in an archive that the log names.</source>
        <translation>Le compte redevient ce qu’il était avant sa migration. Ce qui a été écrit depuis est conservé dans une archive que le journal nomme.</translation>
    </message>
    <message>
        <source>The account is served from the client server again, on the old architecture. Verification is cleared; it can be migrated again whenever you want.</source>
        <translation>Le compte est de nouveau servi depuis le serveur du client, sous l’ancienne architecture. Sa vérification est effacée&#x202f;; il peut être migré à nouveau quand vous voulez.</translation>
    </message>
    <message>
        <source>Yes: migrate the account again.</source>
        <translation>Oui&#xa0;: migrez à nouveau le compte.</translation>
    </message>
    <message>
        <source>The databases of each account are copied to a test server with the new architecture. The account itself goes on as it is.</source>
        <translation>Les bases de données de chaque compte sont copiées sur un serveur de test sous la nouvelle architecture. Le compte lui-même continue comme avant.</translation>
    </message>
    <message>
        <source>Earlier test</source>
        <translation>Test précédent</translation>
    </message>
    <message>
        <source>It is replaced: the earlier copy is removed with all that was changed in it.</source>
        <translation>Il est remplacé&#xa0;: la copie précédente est supprimée avec tout ce qui y a été modifié.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservation</translation>
    </message>
    <message numerus="yes">
        <source>For %n day(s)</source>
        <translation>
            <numerusform>Pendant %n jour</numerusform>
            <numerusform>Pendant %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>The copies on the test server are removed with all that was changed in them. The accounts themselves are not touched.</source>
        <translation>Les copies sur le serveur de test sont supprimées avec tout ce qui y a été modifié. Les comptes eux-mêmes ne sont pas touchés.</translation>
    </message>
    <message>
        <source>Yes: test again.</source>
        <translation>Oui&#xa0;: testez à nouveau.</translation>
    </message>
    <message>
        <source>One after the other, in this order. Drag to change it, or press Alt and an arrow key.</source>
        <translation>L’un après l’autre, dans cet ordre. Faites glisser pour le changer, ou Alt et une touche fléchée.</translation>
    </message>
    <message>
        <source>What was written since the migration goes back with the account.</source>
        <translation>Ce qui a été écrit depuis la migration revient avec le compte.</translation>
    </message>
    <message>
        <source>The account is served from where it was before, on the old architecture.</source>
        <translation>Le compte est servi de là où il était avant, sur l’ancienne architecture.</translation>
    </message>
    <message>
        <source>The earlier addresses hold again: undo what you have changed in an external DNS.</source>
        <translation>Les adresses d’avant valent à nouveau&#x202f;: défaites ce que vous avez changé dans un DNS externe.</translation>
    </message>
    <message>
        <source>The account stops answering for seconds to minutes while it is moved to %1; nothing has to be stopped by hand.</source>
        <translation>Le compte ne répond plus pendant quelques secondes à quelques minutes, le temps d’être déplacé vers %1&#x202f;; rien n’est à arrêter à la main.</translation>
    </message>
    <message>
        <source>Addresses change. Domains on the provider’s DNS follow; in an external DNS you update A and AAAA yourself. MX records stay as they are.</source>
        <translation>Les adresses changent. Les domaines sur le DNS de l’hébergeur suivent&#x202f;; dans un DNS externe, vous mettez vous-même à jour A et AAAA. Les MX restent tels quels.</translation>
    </message>
    <message>
        <source>No: there is no way back.</source>
        <translation>Non&#x202f;: il n’y a pas de retour possible.</translation>
    </message>
    <message numerus="yes">
        <source>For %n day(s), by a temporary rollback.</source>
        <translation>
            <numerusform>Pendant %n jour, par un retour en arrière temporaire.</numerusform>
            <numerusform>Pendant %n jours, par un retour en arrière temporaire.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::AccountsPanel</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Accounts of this migration</source>
        <translation>Comptes de cette migration</translation>
    </message>
    <message>
        <source>Mark as ready</source>
        <translation>Marquer comme prêt</translation>
    </message>
    <message>
        <source>Mark as not ready</source>
        <translation>Marquer comme non prêt</translation>
    </message>
    <message>
        <source>Test…</source>
        <translation>Tester…</translation>
    </message>
    <message>
        <source>Clean up the test…</source>
        <translation>Nettoyer le test…</translation>
    </message>
    <message>
        <source>Migrate…</source>
        <translation>Migrer…</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Revenir en arrière…</translation>
    </message>
    <message>
        <source>Mark as verified</source>
        <translation>Marquer comme vérifié</translation>
    </message>
    <message>
        <source>Mark as not verified</source>
        <translation>Marquer comme non vérifié</translation>
    </message>
    <message>
        <source>Relocate…</source>
        <translation>Redéplacer…</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>Choisi&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Chosen: %n account(s)</source>
        <translation>
            <numerusform>Choisi&#xa0;: %n compte</numerusform>
            <numerusform>Choisis&#xa0;: %n comptes</numerusform>
        </translation>
    </message>
    <message>
        <source>No command for you here</source>
        <translation>Aucune commande pour vous ici</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>Ouvrir dans un nouvel onglet</translation>
    </message>
    <message>
        <source>No account chosen</source>
        <translation>Aucun compte choisi</translation>
    </message>
</context>
<context>
    <name>escale::ui::AllocateDialog</name>
    <message>
        <source>The configuration is not equivalent.</source>
        <translation>La configuration n’est pas équivalente.</translation>
    </message>
    <message>
        <source>Choose a free server first.</source>
        <translation>Choisissez d’abord un serveur libre.</translation>
    </message>
    <message>
        <source>Allocate a transit server to %1</source>
        <translation>Attribuer un serveur de transit à %1</translation>
    </message>
    <message>
        <source>Allocate and install</source>
        <translation>Attribuer et installer</translation>
    </message>
    <message>
        <source>Transit servers</source>
        <translation>Serveurs de transit</translation>
    </message>
    <message>
        <source>Allocate it although its configuration is smaller (this is logged)</source>
        <translation>L’attribuer bien que sa configuration soit plus petite (c’est noté au journal)</translation>
    </message>
    <message>
        <source>lent</source>
        <translation>prêté</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>convient</translation>
    </message>
    <message>
        <source>smaller than the client server</source>
        <translation>plus petit que le serveur du client</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>name of a server, its configuration, whether it fits</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Client server</source>
        <translation>Serveur du client</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message numerus="yes">
        <source>The new architecture is installed on the transit server, then files and mail of %n account(s) are copied ahead. Nothing changes for visitors.</source>
        <translation>
            <numerusform>La nouvelle architecture est installée sur le serveur de transit, puis les fichiers et le courrier de %n compte sont précopiés. Rien ne change pour les visiteurs.</numerusform>
            <numerusform>La nouvelle architecture est installée sur le serveur de transit, puis les fichiers et le courrier de %n comptes sont précopiés. Rien ne change pour les visiteurs.</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Hours, depending on the amount of data</source>
        <translation>Des heures, selon la quantité de données</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>escale::ui::AttemptsCard</name>
    <message>
        <source>%1: %2</source>
        <comment>task and state</comment>
        <extracomment>%1 is a kind of task, %2 what it does just now</extracomment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>Attempts, the latest first</source>
        <translation>Tentatives, la plus récente d’abord</translation>
    </message>
    <message>
        <source>Nothing has been moved yet.</source>
        <translation>Rien n’a encore été déplacé.</translation>
    </message>
</context>
<context>
    <name>escale::ui::BannerArea</name>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>Masquer ce message</translation>
    </message>
</context>
<context>
    <name>escale::ui::BundleDialog</name>
    <message>
        <source>Log of the migration</source>
        <translation>Journal de la migration</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>The platform puts together the log of %1, with what tools said and the state of things, and signs it. You can go on working meanwhile.</source>
        <translation>La plateforme réunit le journal de %1, la sortie des outils et l’état des lieux, puis signe le tout. Vous pouvez continuer à travailler pendant ce temps.</translation>
    </message>
    <message>
        <source>Waiting for the platform…</source>
        <translation>En attente de la plateforme…</translation>
    </message>
</context>
<context>
    <name>escale::ui::ChecklistCard</name>
    <message>
        <source>After the move</source>
        <translation>Après le déplacement</translation>
    </message>
    <message>
        <source>Before the move</source>
        <translation>Avant le déplacement</translation>
    </message>
    <message>
        <source>Ticked by %1, %2 · %3</source>
        <extracomment>a thing that was ticked off: %1 is a name, %2 the side (&quot;support&quot;), %3 when</extracomment>
        <translation>Coché par %1, %2 · %3</translation>
    </message>
    <message>
        <source>Only once the account has moved.</source>
        <translation>Seulement une fois le compte déplacé.</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Liste de contrôle</translation>
    </message>
</context>
<context>
    <name>escale::ui::ChecksCard</name>
    <message>
        <source>Front page, HTTP status</source>
        <translation>Page d’accueil, statut HTTP</translation>
    </message>
    <message>
        <source>Front page, title</source>
        <translation>Page d’accueil, titre</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>Lien %1</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <comment>a table of a database</comment>
        <translation>Lignes de %1</translation>
    </message>
    <message>
        <source>Messages of %1</source>
        <comment>a mailbox</comment>
        <translation>Messages de %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <source>–</source>
        <comment>not checked yet</comment>
        <translation>–</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n answer</source>
        <extracomment>how many sampled links answer: &quot;7 of 8 answer&quot;</extracomment>
        <translation>
            <numerusform>%1 sur %n répond</numerusform>
            <numerusform>%1 sur %n répondent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s), %1 rows</source>
        <extracomment>%1 is a number of rows in all</extracomment>
        <translation>
            <numerusform>%n table, %1 lignes</numerusform>
            <numerusform>%n tables, %1 lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es), %1 messages</source>
        <extracomment>%1 is a number of messages in all</extracomment>
        <translation>
            <numerusform>%n boîte, %1 messages</numerusform>
            <numerusform>%n boîtes, %1 messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Sampled links</source>
        <translation>Liens sondés</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Bases de données</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>Before: %1. After: %2.</source>
        <extracomment>when an account was checked: %1 before its move, %2 after it</extracomment>
        <translation>Avant&#x202f;: %1. Après&#x202f;: %2.</translation>
    </message>
    <message>
        <source>Before: %1. Not checked after the move yet.</source>
        <translation>Avant&#x202f;: %1. Pas encore contrôlé après le déplacement.</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>pire</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changé</translation>
    </message>
    <message>
        <source>same</source>
        <translation>identique</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) for the worse.</source>
        <translation>
            <numerusform>%n différence en moins bien.</numerusform>
            <numerusform>%n différences en moins bien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is as it was.</source>
        <translation>Tout est comme avant.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s), none for the worse.</source>
        <translation>
            <numerusform>%n différence, aucune en moins bien.</numerusform>
            <numerusform>%n différences, aucune en moins bien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Checks before and after the move</source>
        <translation>Contrôles avant et après le déplacement</translation>
    </message>
</context>
<context>
    <name>escale::ui::ClocksStrip</name>
    <message>
        <source>Completed</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation>date limite&#xa0;: %1</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Date limite</translation>
    </message>
    <message>
        <source>Finalisation without surcharge until</source>
        <translation>Finalisation sans surcoût jusqu’au</translation>
    </message>
    <message>
        <source>Free transit until</source>
        <translation>Transit sans surcoût jusqu’au</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>dépassé de %n jour</numerusform>
            <numerusform>dépassé de %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Rollback, first to end</source>
        <translation>Retour en arrière, premier terme</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>forecast %1, done %2</source>
        <translation>prévision %1, fin le %2</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>Cost so far</source>
        <translation>Coût à ce jour</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Source&#x202f;: %1</translation>
    </message>
    <message>
        <source>passed: it began by itself %1</source>
        <translation>dépassée&#x202f;: elle a commencé d’elle-même %1</translation>
    </message>
    <message>
        <source>passed: it begins by itself</source>
        <translation>dépassée&#x202f;: elle commence d’elle-même</translation>
    </message>
    <message numerus="yes">
        <source>at this pace done %1, %n day(s) late, about %2</source>
        <translation>
            <numerusform>à ce rythme fin le %1, %n jour de retard, environ %2</numerusform>
            <numerusform>à ce rythme fin le %1, %n jours de retard, environ %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::CommandDesk</name>
    <message>
        <source>Not connected to the platform.</source>
        <translation>Pas de connexion à la plateforme.</translation>
    </message>
    <message>
        <source>The accounts are still being read.</source>
        <translation>Les comptes sont en cours de lecture.</translation>
    </message>
    <message>
        <source>A reviewer reads only.</source>
        <translation>Un relecteur ne fait que lire.</translation>
    </message>
    <message>
        <source>This is up to the other side.</source>
        <translation>C’est à l’autre côté de le faire.</translation>
    </message>
    <message>
        <source>Choose one or more accounts first.</source>
        <translation>Choisissez d’abord un ou plusieurs comptes.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>account: command</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Refusé&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) before it were accepted. Nothing else was changed.</source>
        <translation>
            <numerusform>%n commande a été acceptée avant. Rien d’autre n’a été modifié.</numerusform>
            <numerusform>%n commandes ont été acceptées avant. Rien d’autre n’a été modifié.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation>Pas de réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>Whether the platform has carried it out will show by itself; sent again, it has no second effect.</source>
        <translation>On verra de soi-même si la plateforme l’a exécutée&#x202f;; renvoyée, elle n’a pas de second effet.</translation>
    </message>
    <message>
        <source>Your token’s permission does not cover %1. Whoever has it for %2 can do this, and so can support.</source>
        <extracomment>%1 is one or more accounts, %2 a server</extracomment>
        <translation>L’autorisation de votre jeton ne couvre pas %1. Qui l’a pour %2 peut le faire, et le support aussi.</translation>
    </message>
    <message>
        <source>Your token’s permission does not cover %1. Whoever has it for this server can do this, and so can support.</source>
        <translation>L’autorisation de votre jeton ne couvre pas %1. Qui l’a pour ce serveur peut le faire, et le support aussi.</translation>
    </message>
    <message numerus="yes">
        <source>This is about the whole of %1, and your token’s permission covers %n of its accounts. Whoever has it for this server can do this, and so can support.</source>
        <extracomment>a permission is limited to some accounts of a server: %1 is the server</extracomment>
        <translation>
            <numerusform>Cela concerne tout %1, et l’autorisation de votre jeton couvre %n de ses comptes. Qui l’a pour ce serveur peut le faire, et le support aussi.</numerusform>
            <numerusform>Cela concerne tout %1, et l’autorisation de votre jeton couvre %n de ses comptes. Qui l’a pour ce serveur peut le faire, et le support aussi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::CommandDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>escale::ui::CommandPalette</name>
    <message>
        <source>Help on step 1: prepare the accounts</source>
        <translation>Aide sur l’étape 1&#x202f;: préparer les comptes</translation>
    </message>
    <message>
        <source>Help on step 2: request the transit server</source>
        <translation>Aide sur l’étape 2&#x202f;: demander le serveur de transit</translation>
    </message>
    <message>
        <source>Help on step 3: install the transit server</source>
        <translation>Aide sur l’étape 3&#x202f;: installer le serveur de transit</translation>
    </message>
    <message>
        <source>Help on step 4: migrate the accounts</source>
        <translation>Aide sur l’étape 4&#x202f;: migrer les comptes</translation>
    </message>
    <message>
        <source>Help on step 5: verify after migration</source>
        <translation>Aide sur l’étape 5&#x202f;: vérifier après la migration</translation>
    </message>
    <message>
        <source>Help on step 6: reinstall the client server</source>
        <translation>Aide sur l’étape 6&#x202f;: réinstaller le serveur du client</translation>
    </message>
    <message>
        <source>Help on step 7: relocate the accounts</source>
        <translation>Aide sur l’étape 7&#x202f;: redéplacer les comptes</translation>
    </message>
    <message>
        <source>Help on step 8: migration complete</source>
        <translation>Aide sur l’étape 8&#x202f;: migration terminée</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>server and customer</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>server</source>
        <translation>serveur</translation>
    </message>
    <message>
        <source>command</source>
        <translation>commande</translation>
    </message>
    <message>
        <source>help</source>
        <translation>aide</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>account and server</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>account</source>
        <translation>compte</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <extracomment>a result: %1 is a name, %2 is &quot;server&quot;, &quot;account&quot;, &quot;command&quot; or &quot;help&quot;</extracomment>
        <translation>%1   (%2)</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Rechercher ou lancer une commande</translation>
    </message>
    <message>
        <source>Server, account, command or help</source>
        <translation>Serveur, compte, commande ou aide</translation>
    </message>
    <message>
        <source>What to search for</source>
        <translation>Ce que vous cherchez</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>escale::ui::CommandWatch</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a command (&quot;Cancel&quot;), %2 says why it was not carried out</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>escale::ui::CompareModel</name>
    <message>
        <source>the same on both sides</source>
        <translation>identique des deux côtés</translation>
    </message>
    <message>
        <source>the same event with other values</source>
        <translation>le même événement avec d’autres valeurs</translation>
    </message>
    <message>
        <source>on the left; on the right it comes elsewhere</source>
        <translation>à gauche&#x202f;; à droite, cela vient ailleurs</translation>
    </message>
    <message>
        <source>on the left only</source>
        <translation>à gauche seulement</translation>
    </message>
    <message>
        <source>on the right; on the left it comes elsewhere</source>
        <translation>à droite&#x202f;; à gauche, cela vient ailleurs</translation>
    </message>
    <message>
        <source>on the right only</source>
        <translation>à droite seulement</translation>
    </message>
</context>
<context>
    <name>escale::ui::ComparePanel</name>
    <message>
        <source>the whole log</source>
        <translation>tout le journal</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>compte %1</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>tâche %1</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) the same</source>
        <translation>
            <numerusform>%Ln ligne identique</numerusform>
            <numerusform>%Ln lignes identiques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with other values</source>
        <translation>
            <numerusform>%Ln avec d’autres valeurs</numerusform>
            <numerusform>%Ln avec d’autres valeurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the left only</source>
        <translation>
            <numerusform>%Ln à gauche seulement</numerusform>
            <numerusform>%Ln à gauche seulement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the right only</source>
        <translation>
            <numerusform>%Ln à droite seulement</numerusform>
            <numerusform>%Ln à droite seulement</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Différences seulement</translation>
    </message>
    <message>
        <source>Back to the log</source>
        <translation>Revenir au journal</translation>
    </message>
    <message>
        <source>Log on the left</source>
        <translation>Journal de gauche</translation>
    </message>
    <message>
        <source>What of it, on the left</source>
        <translation>Partie du journal de gauche</translation>
    </message>
    <message>
        <source>Log on the right</source>
        <translation>Journal de droite</translation>
    </message>
    <message>
        <source>What of it, on the right</source>
        <translation>Partie du journal de droite</translation>
    </message>
    <message>
        <source>The two side by side</source>
        <translation>Les deux côte à côte</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Où le temps est passé</translation>
    </message>
</context>
<context>
    <name>escale::ui::ConfirmDialog</name>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>Réversible</translation>
    </message>
    <message>
        <source>Withdraw the request for a transit server?</source>
        <translation>Retirer la demande de serveur de transit&#x202f;?</translation>
    </message>
    <message>
        <source>Withdraw the request</source>
        <translation>Retirer la demande</translation>
    </message>
    <message>
        <source>Support is told that no transit server is needed for now. The accounts can be marked as not ready and corrected again.</source>
        <translation>Le support apprend qu’aucun serveur de transit n’est nécessaire pour l’instant. Les comptes peuvent de nouveau être marqués comme non prêts et corrigés.</translation>
    </message>
    <message>
        <source>Yes: request a transit server again. A place in the waiting line is lost.</source>
        <translation>Oui&#xa0;: demandez à nouveau un serveur de transit. Une place en liste d’attente est perdue.</translation>
    </message>
    <message>
        <source>Withdraw the request for the reinstallation?</source>
        <translation>Retirer la demande de réinstallation&#x202f;?</translation>
    </message>
    <message>
        <source>The client server is not reinstalled for now. Accounts stay on the transit server and can be rolled back again while their time lasts.</source>
        <translation>Le serveur du client n’est pas réinstallé pour l’instant. Les comptes restent sur le serveur de transit et peuvent de nouveau revenir en arrière tant que leur délai court.</translation>
    </message>
    <message>
        <source>Yes: request the reinstallation again.</source>
        <translation>Oui&#xa0;: demandez à nouveau la réinstallation.</translation>
    </message>
    <message>
        <source>Release the transit server %1?</source>
        <translation>Libérer le serveur de transit %1&#x202f;?</translation>
    </message>
    <message>
        <source>Release the transit server</source>
        <translation>Libérer le serveur de transit</translation>
    </message>
    <message>
        <source>No account is left on it. It is wiped and becomes free for another customer; it costs nothing from now on.</source>
        <translation>Il n’y reste aucun compte. Il est effacé et redevient libre pour un autre client&#x202f;; il ne coûte plus rien à partir de maintenant.</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Indisponibilité</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>No, and nothing is lost by it: every account is on the reinstalled client server.</source>
        <translation>Non, et rien n’est perdu pour autant&#xa0;: tous les comptes sont sur le serveur du client réinstallé.</translation>
    </message>
    <message>
        <source>Give the queue of moves up?</source>
        <translation>Abandonner la file de déplacements&#x202f;?</translation>
    </message>
    <message>
        <source>Give the queue up</source>
        <translation>Abandonner la file</translation>
    </message>
    <message>
        <source>No further move begins by itself. A move that has begun goes on; every account stays where it is.</source>
        <translation>Aucun autre déplacement ne commence de lui-même. Un déplacement commencé se poursuit&#x202f;; chaque compte reste où il est.</translation>
    </message>
    <message>
        <source>Yes: plan the moves again.</source>
        <translation>Oui&#x202f;: planifiez de nouveau les déplacements.</translation>
    </message>
</context>
<context>
    <name>escale::ui::ConnectDialog</name>
    <message>
        <source>The address must not hold a name or a password. The token goes into its own field.</source>
        <translation>L’adresse ne doit contenir ni nom ni mot de passe. Le jeton a son propre champ.</translation>
    </message>
    <message>
        <source>This address is not encrypted: everyone on the way can read the token. Use https.</source>
        <translation>Cette adresse n’est pas chiffrée&#xa0;: chacun sur le chemin peut lire le jeton. Utilisez https.</translation>
    </message>
    <message>
        <source>This is not the address of a platform yet.</source>
        <translation>Ce n’est pas encore l’adresse d’une plateforme.</translation>
    </message>
    <message>
        <source>The token is kept until Escale is closed, and written nowhere.</source>
        <translation>Le jeton est gardé jusqu’à la fermeture d’Escale, et n’est écrit nulle part.</translation>
    </message>
    <message>
        <source>Connect to a platform</source>
        <translation>Se connecter à une plateforme</translation>
    </message>
    <message>
        <source>Your provider gave you the address of its migration platform, and a token that says who you are.</source>
        <translation>Votre hébergeur vous a donné l’adresse de sa plateforme de migration, et un jeton qui dit qui vous êtes.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>Address of the platform</source>
        <translation>Adresse de la plateforme</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Certificate of an authority</source>
        <translation>Certificat d’une autorité</translation>
    </message>
    <message>
        <source>the one in the keychain</source>
        <translation>celui du trousseau</translation>
    </message>
    <message>
        <source>The authority&apos;s certificate cannot be read from this file.</source>
        <translation>Le certificat de l’autorité ne peut pas être lu dans ce fichier.</translation>
    </message>
    <message>
        <source>The token is kept in this computer&apos;s keychain, and written nowhere else.</source>
        <translation>Le jeton est conservé dans le trousseau de cet ordinateur, et n’est écrit nulle part ailleurs.</translation>
    </message>
    <message>
        <source>&amp;Keep the token in this computer&apos;s keychain</source>
        <translation>&amp;Conserver le jeton dans le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>Own a&amp;uthority</source>
        <translation>A&amp;utorité propre</translation>
    </message>
    <message>
        <source>none: what this computer trusts</source>
        <translation>aucune&#x202f;: ce à quoi cet ordinateur fait confiance</translation>
    </message>
    <message>
        <source>Certificate of an authority of your own</source>
        <translation>Certificat d’une autorité qui vous est propre</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>&amp;Tester la connexion</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificats (*.pem *.crt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>escale::ui::ConnectionIndicator</name>
    <message>
        <source>not connected</source>
        <translation>non connecté</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>connexion…</translation>
    </message>
    <message>
        <source>live</source>
        <translation>en direct</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 is the platform&apos;s name, %2 whether it is connected: &quot;practice.escale · live&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>escale::ui::ConnectionText</name>
    <message>
        <source>The platform does not accept this token: it is wrong, has expired or was revoked.</source>
        <translation>La plateforme n’accepte pas ce jeton&#xa0;: il est faux, a expiré ou a été révoqué.</translation>
    </message>
    <message>
        <source>This token does not permit it.</source>
        <translation>Ce jeton ne le permet pas.</translation>
    </message>
    <message>
        <source>Nothing answers at %1.</source>
        <translation>Rien ne répond à %1.</translation>
    </message>
    <message>
        <source>There is no computer called %1.</source>
        <translation>Aucun ordinateur ne s’appelle %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be trusted.</source>
        <translation>Le certificat de %1 n’est pas digne de confiance.</translation>
    </message>
    <message>
        <source>%1 does not answer in time.</source>
        <translation>%1 ne répond pas à temps.</translation>
    </message>
    <message>
        <source>%1 broke off the connection.</source>
        <translation>%1 a interrompu la connexion.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 est injoignable.</translation>
    </message>
    <message>
        <source>There is no migration platform at this address.</source>
        <translation>Il n’y a pas de plateforme de migration à cette adresse.</translation>
    </message>
    <message>
        <source>The practice platform&apos;s program, escale-platform, is not where Escale is installed.</source>
        <translation>Le programme de la plateforme d’entraînement, escale-platform, n’est pas là où Escale est installé.</translation>
    </message>
    <message>
        <source>The practice platform&apos;s program could not be started.</source>
        <translation>Le programme de la plateforme d’entraînement n’a pas pu être démarré.</translation>
    </message>
    <message>
        <source>The practice platform crashed while it was starting.</source>
        <translation>La plateforme d’entraînement a planté pendant son démarrage.</translation>
    </message>
    <message>
        <source>The practice platform ended while it was starting (code %1).</source>
        <translation>La plateforme d’entraînement s’est arrêtée pendant son démarrage (code %1).</translation>
    </message>
    <message>
        <source>The practice platform said something that Escale does not understand.</source>
        <translation>La plateforme d’entraînement a dit quelque chose qu’Escale ne comprend pas.</translation>
    </message>
    <message>
        <source>The practice platform has ended. What was done is kept: it goes on from there when it is started again.</source>
        <translation>La plateforme d’entraînement s’est arrêtée. Ce qui a été fait est conservé&#xa0;: elle reprendra là au prochain démarrage.</translation>
    </message>
    <message>
        <source>The practice platform&apos;s data could not be removed from %1.</source>
        <translation>Les données de la plateforme d’entraînement n’ont pas pu être supprimées de %1.</translation>
    </message>
    <message>
        <source>Something went wrong (%1).</source>
        <translation>Quelque chose s’est mal passé (%1).</translation>
    </message>
    <message>
        <source>Another window has this connection open. Here, nothing is kept for the next start and commands cannot be given.</source>
        <translation>Une autre fenêtre a ouvert cette connexion. Ici, rien n’est conservé pour le prochain démarrage et aucune commande ne peut être donnée.</translation>
    </message>
    <message>
        <source>A newer version of Escale keeps this connection&apos;s data on this computer, and this version leaves it alone. Nothing is kept for the next start and commands cannot be given: start the newer version.</source>
        <translation>Une version plus récente d’Escale conserve les données de cette connexion sur cet ordinateur, et celle-ci n’y touche pas. Rien n’est conservé pour le prochain démarrage et aucune commande ne peut être donnée&#x202f;: démarrez la version plus récente.</translation>
    </message>
    <message>
        <source>What is known of the platform cannot be written to this computer&apos;s disk. Nothing is kept for the next start and commands cannot be given.</source>
        <translation>Ce que l’on sait de la plateforme ne peut pas être écrit sur le disque de cet ordinateur. Rien n’est conservé pour le prochain démarrage et aucune commande ne peut être donnée.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired. Its operator has to renew it.</source>
        <translation>Le certificat de %1 a expiré. Son exploitant doit le renouveler.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet. Check this computer&apos;s date.</source>
        <translation>Le certificat de %1 n’est pas encore valable. Vérifiez la date de cet ordinateur.</translation>
    </message>
    <message>
        <source>What answers at %1 shows a certificate of another name.</source>
        <translation>Ce qui répond à l’adresse %1 présente un certificat établi pour un autre nom.</translation>
    </message>
    <message>
        <source>The certificate of %1 was revoked.</source>
        <translation>Le certificat de %1 a été révoqué.</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by “%2”, which this computer does not trust. If that is your company&apos;s own authority, name its certificate in the connection.</source>
        <translation>Le certificat de %1 est signé par «&#x202f;%2&#x202f;», à qui cet ordinateur ne fait pas confiance. S’il s’agit de l’autorité de votre entreprise, indiquez son certificat dans la connexion.</translation>
    </message>
    <message>
        <source>%1 It is not the one of the last time: do not go on before the platform&apos;s operator has told you that it was changed.</source>
        <extracomment>%1 is one or two sentences on a certificate</extracomment>
        <translation>%1 Ce n’est pas celui de la dernière fois&#x202f;: ne continuez pas avant que l’exploitant de la plateforme vous ait confirmé le changement.</translation>
    </message>
    <message>
        <source>Check how the address is spelled, and your network.</source>
        <translation>Vérifiez l’orthographe de l’adresse, et votre réseau.</translation>
    </message>
    <message>
        <source>Check the port in the address, and that the platform is running.</source>
        <translation>Vérifiez le port dans l’adresse, et que la plateforme est en marche.</translation>
    </message>
    <message>
        <source>A firewall or a proxy may be in the way: ask whoever runs your network.</source>
        <translation>Un pare-feu ou un proxy fait peut-être obstacle&#x202f;: demandez à qui gère votre réseau.</translation>
    </message>
    <message>
        <source>Ask for another token and enter it here.</source>
        <translation>Demandez un autre jeton et saisissez-le ici.</translation>
    </message>
    <message>
        <source>Ask whoever gave you the token for the permission.</source>
        <translation>Demandez la permission à qui vous a donné le jeton.</translation>
    </message>
    <message>
        <source>Check the address: it is that of the API, not of a web site.</source>
        <translation>Vérifiez l’adresse&#x202f;: c’est celle de l’API, pas d’un site web.</translation>
    </message>
    <message>
        <source>Install the version of Escale that belongs to the platform.</source>
        <translation>Installez la version d’Escale qui convient à la plateforme.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Name of the computer</source>
        <translation>Nom de l’ordinateur</translation>
    </message>
    <message>
        <source>Way to it</source>
        <translation>Chemin jusqu’à lui</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Platform and version</source>
        <translation>Plateforme et version</translation>
    </message>
    <message>
        <source>Token</source>
        <comment>step of a test</comment>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Permission</translation>
    </message>
    <message>
        <source>✓ %1: works</source>
        <translation>✓ %1&#x202f;: fonctionne</translation>
    </message>
    <message>
        <source>– %1: not asked</source>
        <translation>– %1&#x202f;: non testé</translation>
    </message>
    <message>
        <source>! %1: %2</source>
        <translation>! %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>✗ %1: does not work. %2 %3</source>
        <translation>✗ %1&#x202f;: ne fonctionne pas. %2 %3</translation>
    </message>
    <message>
        <source>This address is not encrypted: everyone on the way can read the token. Use https.</source>
        <translation>Cette adresse n’est pas chiffrée&#x202f;: toute personne sur le chemin peut lire le jeton. Utilisez https.</translation>
    </message>
    <message>
        <source>What answers at %1 is no platform.</source>
        <translation>Ce qui répond à l’adresse %1 n’est pas une plateforme.</translation>
    </message>
    <message>
        <source>The platform speaks version %1 of its language, which this Escale does not.</source>
        <translation>La plateforme parle la version %1 de son langage, que cette version d’Escale ne connaît pas.</translation>
    </message>
    <message>
        <source>This platform has no migrations: its servers and accounts can be looked at, and no command can be given.</source>
        <translation>Cette plateforme n’a pas de migrations&#x202f;: on peut consulter ses serveurs et ses comptes, mais aucune commande ne peut être donnée.</translation>
    </message>
    <message>
        <source>The platform cannot answer just now.</source>
        <translation>La plateforme ne peut pas répondre pour le moment.</translation>
    </message>
    <message>
        <source>This computer&apos;s keychain did not take the token: it is kept until Escale is closed, written nowhere, and asked for at the next start.</source>
        <translation>Le trousseau de cet ordinateur n’a pas pris le jeton&#x202f;: il est conservé jusqu’à la fermeture d’Escale, n’est écrit nulle part et sera redemandé au prochain démarrage.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>platform and sentence</comment>
        <extracomment>%1 is the name of a platform, %2 one or more sentences about it</extracomment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>escale::ui::ConnectionWatch</name>
    <message>
        <source>Try now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>Use another token…</source>
        <translation>Utiliser un autre jeton…</translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <translation>Hors ligne&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 Next attempt in %n s.</source>
        <extracomment>%1 is one or two sentences</extracomment>
        <translation>
            <numerusform>%1 Prochaine tentative dans %n&#xa0;s.</numerusform>
            <numerusform>%1 Prochaine tentative dans %n&#xa0;s.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Trying again…</source>
        <translation>%1 Nouvelle tentative…</translation>
    </message>
    <message numerus="yes">
        <source>The platform&apos;s clock is %n minute(s) ahead of this computer&apos;s. Deadlines count by the platform&apos;s.</source>
        <translation>
            <numerusform>L’horloge de la plateforme avance de %n minute sur celle de cet ordinateur. Les dates limites suivent celle de la plateforme.</numerusform>
            <numerusform>L’horloge de la plateforme avance de %n minutes sur celle de cet ordinateur. Les dates limites suivent celle de la plateforme.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The platform&apos;s clock is %n minute(s) behind this computer&apos;s. Deadlines count by the platform&apos;s.</source>
        <translation>
            <numerusform>L’horloge de la plateforme retarde de %n minute sur celle de cet ordinateur. Les dates limites suivent celle de la plateforme.</numerusform>
            <numerusform>L’horloge de la plateforme retarde de %n minutes sur celle de cet ordinateur. Les dates limites suivent celle de la plateforme.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you see is as of %1; Escale is asking the platform what has changed since. Commands can be given when it has answered.</source>
        <translation>Ce que vous voyez date de %1&#x202f;; Escale demande à la plateforme ce qui a changé depuis. Des commandes pourront être données quand elle aura répondu.</translation>
    </message>
    <message>
        <source>Offline: %1 What you see is as of %2; migrations go on on the platform. Commands can be given when the connection is back.</source>
        <extracomment>%1 is a sentence that says why</extracomment>
        <translation>Hors ligne&#x202f;: %1 Ce que vous voyez date de %2&#x202f;; les migrations se poursuivent sur la plateforme. Des commandes pourront être données quand la connexion sera rétablie.</translation>
    </message>
</context>
<context>
    <name>escale::ui::Conversation</name>
    <message>
        <source>%1, %2 · %3</source>
        <translation>%1, %2 · %3</translation>
    </message>
    <message>
        <source>Not connected to the platform.</source>
        <translation>Pas de connexion à la plateforme.</translation>
    </message>
    <message>
        <source>The answer was sent.</source>
        <translation>La réponse est envoyée.</translation>
    </message>
    <message>
        <source>Nobody has written anything yet.</source>
        <translation>Personne n’a encore rien écrit.</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Répondre…</translation>
    </message>
    <message>
        <source>Answer to the other side</source>
        <translation>Réponse à l’autre partie</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>the platform, by itself · %1</source>
        <translation>la plateforme, d’elle-même · %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::DeskPage</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n demande</numerusform>
            <numerusform>%n demandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deadline(s) this week</source>
        <translation>
            <numerusform>%n date limite cette semaine</numerusform>
            <numerusform>%n dates limites cette semaine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stalled task(s)</source>
        <translation>
            <numerusform>%n tâche bloquée</numerusform>
            <numerusform>%n tâches bloquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) under way</source>
        <translation>
            <numerusform>%n migration en cours</numerusform>
            <numerusform>%n migrations en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Nobody waits for support.</source>
        <translation>Personne n’attend le support.</translation>
    </message>
    <message>
        <source>Requests by urgency</source>
        <translation>Demandes par urgence</translation>
    </message>
    <message>
        <source>Transit fleet</source>
        <translation>Parc de transit</translation>
    </message>
    <message>
        <source>Transit fleet: who has which server, since when and until when</source>
        <translation>Parc de transit&#x202f;: qui a quel serveur, depuis quand et jusqu’à quand</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Dates limites</translation>
    </message>
    <message>
        <source>None within four weeks.</source>
        <translation>Aucune d’ici quatre semaines.</translation>
    </message>
    <message>
        <source>Overruns and clocks</source>
        <translation>Dépassements et échéances</translation>
    </message>
    <message>
        <source>No transit server is over its free time.</source>
        <translation>Aucun serveur de transit n’a dépassé son temps sans surcoût.</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>Bloquées</translation>
    </message>
    <message>
        <source>Every running task gives signs of life.</source>
        <translation>Toutes les tâches en cours donnent signe de vie.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
</context>
<context>
    <name>escale::ui::DeskTable</name>
    <message>
        <source>Open in a new tab</source>
        <translation>Ouvrir dans un nouvel onglet</translation>
    </message>
</context>
<context>
    <name>escale::ui::EntryPanel</name>
    <message>
        <source>Bookmarked</source>
        <extracomment>of a bookmark</extracomment>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Bookmarked: %1</source>
        <translation>Signet&#x202f;: %1</translation>
    </message>
    <message>
        <source>Copy in both languages</source>
        <translation>Copier dans les deux langues</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Bookmark: change the note…</source>
        <translation>Signet&#x202f;: modifier la note…</translation>
    </message>
    <message>
        <source>Bookmark with a note…</source>
        <translation>Signet avec une note…</translation>
    </message>
    <message>
        <source>Only this account</source>
        <translation>Seulement ce compte</translation>
    </message>
    <message>
        <source>Only task %1</source>
        <translation>Seulement la tâche %1</translation>
    </message>
    <message>
        <source>Raw output of task %1</source>
        <translation>Sortie brute de la tâche %1</translation>
    </message>
    <message>
        <source>Choose a line to see it in full</source>
        <translation>Choisissez une ligne pour la voir en entier</translation>
    </message>
    <message>
        <source>Line %L1 cannot be read</source>
        <translation>La ligne %L1 ne peut pas être lue</translation>
    </message>
    <message>
        <source>Line %L1 · %2</source>
        <translation>Ligne %L1 · %2</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Que faire&#x202f;: %1</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>compte %1</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>étape %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>tâche %1</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>tentative %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>par %1</translation>
    </message>
    <message>
        <source>entry %L1</source>
        <translation>entrée %L1</translation>
    </message>
</context>
<context>
    <name>escale::ui::ErrorDialog</name>
    <message>
        <source>That did not work</source>
        <translation>Cela n’a pas fonctionné</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>escale::ui::EstimateCard</name>
    <message>
        <source>%1; measured %2</source>
        <extracomment>downtime: %1 is the estimate, a range; %2 what was measured</extracomment>
        <translation>%1&#x202f;; mesuré %2</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aller</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Without precopy</source>
        <translation>Sans précopie</translation>
    </message>
    <message>
        <source>Downtime, estimate</source>
        <translation>Indisponibilité, estimation</translation>
    </message>
</context>
<context>
    <name>escale::ui::Everywhere</name>
    <message>
        <source>searching…</source>
        <translation>recherche…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::ExportDialog</name>
    <message>
        <source>Looking at what would be shared…</source>
        <translation>Examen de ce qui serait partagé…</translation>
    </message>
    <message>
        <source>Everything is shared as it is, with all names and what tools said.</source>
        <translation>Tout est partagé tel quel, avec tous les noms et ce que les outils ont dit.</translation>
    </message>
    <message>
        <source>Shared: %1</source>
        <translation>Partagé&#x202f;: %1</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Laissé de côté&#x202f;: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Shared as</source>
        <translation>Partagé comme</translation>
    </message>
    <message>
        <source>Export the bundle</source>
        <translation>Exporter le paquet</translation>
    </message>
    <message>
        <source>Bundles (*.escale)</source>
        <translation>Paquets (*.escale)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportation…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>A bundle for somebody else. Names, addresses and domains can be replaced by pseudonyms that are the same throughout; which stands for whom stays with you.</source>
        <translation>Un paquet pour quelqu’un d’autre. Noms, adresses et domaines peuvent être remplacés par des pseudonymes, les mêmes partout&#x202f;; qui est qui reste chez vous.</translation>
    </message>
    <message>
        <source>Replace names, addresses and domains by pseudonyms</source>
        <translation>Remplacer noms, adresses et domaines par des pseudonymes</translation>
    </message>
    <message>
        <source>With what tools said (it names every file; only known names in it are replaced)</source>
        <translation>Avec ce que les outils ont dit (chaque fichier y est nommé&#x202f;; seuls les noms connus y sont remplacés)</translation>
    </message>
    <message>
        <source>The first entries in which something is replaced:</source>
        <translation>Les premières entrées où quelque chose est remplacé&#x202f;:</translation>
    </message>
    <message>
        <source>Names and their pseudonyms</source>
        <translation>Les noms et leurs pseudonymes</translation>
    </message>
    <message>
        <source>Entries before and after</source>
        <translation>Les entrées avant et après</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>the log</source>
        <translation>le journal</translation>
    </message>
    <message>
        <source>inventory and facts</source>
        <translation>l’inventaire et les faits</translation>
    </message>
    <message numerus="yes">
        <source>what tools said (task(s) %1)</source>
        <extracomment>%1: numbers of tasks</extracomment>
        <translation>
            <numerusform>ce que les outils ont dit (tâche %1)</numerusform>
            <numerusform>ce que les outils ont dit (tâches %1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::FactsCard</name>
    <message>
        <source>public cloud</source>
        <translation>cloud public</translation>
    </message>
    <message>
        <source>Served from</source>
        <extracomment>where an account is served from: %1 is &quot;transit&quot;, %2 a server</extracomment>
        <translation>Servi depuis</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>place and server</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 dans %n fichier</numerusform>
            <numerusform>%1 dans %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Bases de données</translation>
    </message>
    <message>
        <source>Copied ahead</source>
        <translation>Précopié</translation>
    </message>
    <message>
        <source>Rollback until</source>
        <translation>Retour en arrière jusqu’au</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a date and how far it is</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
</context>
<context>
    <name>escale::ui::FilterBar</name>
    <message>
        <source>not %1</source>
        <extracomment>a part of a filter that must not hold</extracomment>
        <translation>pas %1</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>between parts of a filter of which one must hold</extracomment>
        <translation> ou </translation>
    </message>
    <message>
        <source>step %1</source>
        <comment>filter</comment>
        <translation>étape %1</translation>
    </message>
    <message>
        <source>account: %1</source>
        <comment>filter</comment>
        <translation>compte&#x202f;: %1</translation>
    </message>
    <message>
        <source>task %1</source>
        <comment>filter</comment>
        <translation>tâche %1</translation>
    </message>
    <message>
        <source>error</source>
        <comment>severity</comment>
        <translation>erreur</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>severity</comment>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>info</source>
        <comment>severity</comment>
        <translation>information</translation>
    </message>
    <message>
        <source>severity %1</source>
        <comment>filter</comment>
        <translation>gravité %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>filter</comment>
        <translation>par %1</translation>
    </message>
    <message>
        <source>code %1</source>
        <comment>filter</comment>
        <translation>code %1</translation>
    </message>
    <message>
        <source>time %1</source>
        <comment>filter</comment>
        <translation>heure %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>filter: text</comment>
        <translation>«&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Space switches this part of the filter on and off, Delete removes it</source>
        <translation>Espace active ou désactive cette partie du filtre, Suppr la retire</translation>
    </message>
    <message numerus="yes">
        <source>Clear (%n)</source>
        <extracomment>button that removes the whole filter, with the number of its parts</extracomment>
        <translation>
            <numerusform>Effacer (%n)</numerusform>
            <numerusform>Effacer (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Anything else, as text…</source>
        <translation>Autre chose, sous forme de texte…</translation>
    </message>
    <message>
        <source>This regular expression cannot be used, from character %1 on: %2</source>
        <translation>Cette expression régulière est inutilisable à partir du caractère %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>there is no such field</source>
        <translation>ce champ n’existe pas</translation>
    </message>
    <message>
        <source>this value does not fit the field</source>
        <translation>cette valeur ne convient pas au champ</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>un guillemet n’est pas fermé</translation>
    </message>
    <message>
        <source>a parenthesis is not closed</source>
        <translation>une parenthèse n’est pas fermée</translation>
    </message>
    <message>
        <source>too many parentheses within each other</source>
        <translation>trop de parenthèses imbriquées</translation>
    </message>
    <message>
        <source>something is missing here</source>
        <translation>il manque quelque chose ici</translation>
    </message>
    <message>
        <source>this is not expected here</source>
        <translation>ceci n’est pas attendu ici</translation>
    </message>
    <message>
        <source>This filter cannot be used, from character %1 on: %2</source>
        <translation>Ce filtre est inutilisable à partir du caractère %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>+ Filter</source>
        <translation>+ Filtre</translation>
    </message>
    <message>
        <source>Show only a step, an account, a severity…</source>
        <translation>N’afficher qu’une étape, un compte, une gravité…</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>Write the filter: step:4 account:shop (level:&gt;=warning or code:ESC-42*) not &quot;rsync&quot;</source>
        <translation>Écrivez le filtre&#x202f;: step:4 account:shop (level:&gt;=warning or code:ESC-42*) not &quot;rsync&quot;</translation>
    </message>
    <message>
        <source>Filter as text</source>
        <translation>Filtre en texte</translation>
    </message>
    <message>
        <source>step:4 account:shop (level:&gt;=warning or code:ESC-42*) not &quot;rsync&quot;</source>
        <translation>step:4 account:shop (level:&gt;=warning or code:ESC-42*) not &quot;rsync&quot;</translation>
    </message>
    <message>
        <source>Forget a saved filter</source>
        <translation>Oublier un filtre enregistré</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Enregistrer ce filtre…</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Enregistrer ce filtre</translation>
    </message>
    <message>
        <source>Name of the filter:</source>
        <translation>Nom du filtre&#x202f;:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>escale::ui::GroupButton</name>
    <message>
        <source>Group by</source>
        <translation>Grouper par</translation>
    </message>
    <message>
        <source>Group the servers by customer, step, turn or deadline</source>
        <translation>Grouper les serveurs par client, étape, tour ou date limite</translation>
    </message>
    <message>
        <source>By customer</source>
        <comment>grouping of the tree</comment>
        <translation>Par client</translation>
    </message>
    <message>
        <source>One list of servers</source>
        <comment>grouping of the tree</comment>
        <translation>Une seule liste de serveurs</translation>
    </message>
    <message>
        <source>By step</source>
        <comment>grouping of the tree</comment>
        <translation>Par étape</translation>
    </message>
    <message>
        <source>By whose turn it is</source>
        <comment>grouping of the tree</comment>
        <translation>Par tour</translation>
    </message>
    <message>
        <source>By deadline</source>
        <comment>grouping of the tree</comment>
        <translation>Par date limite</translation>
    </message>
</context>
<context>
    <name>escale::ui::HandOff</name>
    <message>
        <source>Please prepare the accounts that are left and mark them as ready.</source>
        <translation>Merci de préparer les comptes restants et de les marquer comme prêts.</translation>
    </message>
    <message>
        <source>Every account is ready: the transit server can be requested.</source>
        <translation>Tous les comptes sont prêts&#xa0;: le serveur de transit peut être demandé.</translation>
    </message>
    <message>
        <source>The transit server is being installed. Nothing is asked of you.</source>
        <translation>Le serveur de transit est en cours d’installation. Rien ne vous est demandé.</translation>
    </message>
    <message>
        <source>Please allocate a transit server, or tell us when one will be free.</source>
        <translation>Merci d’attribuer un serveur de transit, ou de nous dire quand il y en aura un de libre.</translation>
    </message>
    <message>
        <source>The transit server is ready: the accounts can be migrated.</source>
        <translation>Le serveur de transit est prêt&#xa0;: les comptes peuvent être migrés.</translation>
    </message>
    <message>
        <source>Please check each account on the transit server, mark it as verified and request the reinstallation.</source>
        <translation>Merci de vérifier chaque compte sur le serveur de transit, de le marquer comme vérifié et de demander la réinstallation.</translation>
    </message>
    <message>
        <source>Every account is on the transit server and verified: the client server can be reinstalled.</source>
        <translation>Tous les comptes sont sur le serveur de transit et vérifiés&#xa0;: le serveur du client peut être réinstallé.</translation>
    </message>
    <message>
        <source>The client server is reinstalled: the accounts can be relocated.</source>
        <translation>Le serveur du client est réinstallé&#xa0;: les comptes peuvent être redéplacés.</translation>
    </message>
    <message>
        <source>Every account is back on the client server. Nothing is left to do.</source>
        <translation>Tous les comptes sont revenus sur le serveur du client. Il n’y a plus rien à faire.</translation>
    </message>
    <message>
        <source>Migration of %1 to the architecture %2</source>
        <translation>Migration de %1 vers l’architecture %2</translation>
    </message>
    <message>
        <source>Step %1 of 8. Accounts: %2 in all, %3 ready, %4 on the transit server, %5 verified, %6 back.</source>
        <translation>Étape %1 sur 8. Comptes&#xa0;: %2 en tout, %3 prêts, %4 sur le serveur de transit, %5 vérifiés, %6 revenus.</translation>
    </message>
</context>
<context>
    <name>escale::ui::HelpDialogs</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>About Escale</source>
        <translation>À propos d’Escale</translation>
    </message>
    <message>
        <source>Migrates hosting accounts to a new architecture, in eight steps.</source>
        <translation>Migre des comptes d’hébergement vers une nouvelle architecture, en huit étapes.</translation>
    </message>
    <message>
        <source>Copyright 2026 The Escale authors. Free software under the GNU General Public License, version 3 or later; it comes without any warranty.</source>
        <translation>Copyright 2026 les auteurs d’Escale. Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure&#x202f;; fourni sans aucune garantie.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
</context>
<context>
    <name>escale::ui::HistogramView</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln erreur</numerusform>
            <numerusform>%Ln erreurs</numerusform>
        </translation>
    </message>
    <message>
        <source>step %1</source>
        <extracomment>a step of the eight</extracomment>
        <translation>étape %1</translation>
    </message>
    <message>
        <source>Lines over time</source>
        <translation>Lignes dans le temps</translation>
    </message>
</context>
<context>
    <name>escale::ui::InventoryCard</name>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>its records follow the account</source>
        <translation>ses enregistrements suivent le compte</translation>
    </message>
    <message>
        <source>addresses change: you update A and AAAA</source>
        <translation>les adresses changent&#x202f;: vous mettez à jour A et AAAA</translation>
    </message>
    <message>
        <source>Databases and domains could not be read. %1</source>
        <translation>Les bases de données et les domaines n’ont pas pu être lus. %1</translation>
    </message>
    <message>
        <source>Reading databases and domains…</source>
        <translation>Lecture des bases de données et des domaines…</translation>
    </message>
    <message>
        <source>No domain</source>
        <translation>Aucun domaine</translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%n domaine</numerusform>
            <numerusform>%n domaines</numerusform>
        </translation>
    </message>
    <message>
        <source>the provider</source>
        <translation>l’hébergeur</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>un tiers</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nulle part</translation>
    </message>
    <message>
        <source>Domains of this account</source>
        <translation>Domaines de ce compte</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>DNS served by</source>
        <translation>DNS servi par</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Resolves to</source>
        <translation>Résout vers</translation>
    </message>
    <message>
        <source>What the migration does</source>
        <translation>Ce que fait la migration</translation>
    </message>
    <message>
        <source>MX records stay as they are.</source>
        <translation>Les enregistrements MX restent tels quels.</translation>
    </message>
    <message>
        <source>No database</source>
        <translation>Aucune base de données</translation>
    </message>
    <message numerus="yes">
        <source>%n database(s)</source>
        <translation>
            <numerusform>%n base de données</numerusform>
            <numerusform>%n bases de données</numerusform>
        </translation>
    </message>
    <message>
        <source>Databases of this account</source>
        <translation>Bases de données de ce compte</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>nothing changes</source>
        <translation>rien ne change</translation>
    </message>
    <message>
        <source>nothing to do: the client server forwards</source>
        <translation>rien à faire&#x202f;: le serveur du client relaie</translation>
    </message>
    <message>
        <source>no interruption in step 6</source>
        <translation>aucune interruption à l’étape 6</translation>
    </message>
    <message>
        <source>about a minute in step 6</source>
        <translation>environ une minute à l’étape 6</translation>
    </message>
    <message>
        <source>%1, as it should</source>
        <translation>%1, comme il se doit</translation>
    </message>
    <message>
        <source>%1, should be %2</source>
        <translation>%1, devrait être %2</translation>
    </message>
    <message>
        <source>lower it first: caches would keep the old address for %1</source>
        <translation>à abaisser d’abord&#x202f;: les caches garderaient l’ancienne adresse pendant %1</translation>
    </message>
    <message>
        <source>lowered too recently: wait until %1</source>
        <translation>abaissé trop récemment&#x202f;: attendez le %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a time to live, and what is to be done about it</extracomment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Databases and domains have not been read before: connect to see them.</source>
        <translation>Les bases de données et les domaines n’ont pas encore été lus&#x202f;: connectez-vous pour les voir.</translation>
    </message>
    <message>
        <source>Databases and domains as of %1. Where names lead now is looked up when there is a connection.</source>
        <translation>Bases de données et domaines, état au %1. Vers où mènent les noms en ce moment n’est vérifié qu’avec une connexion.</translation>
    </message>
</context>
<context>
    <name>escale::ui::JourneyPage</name>
    <message>
        <source>No migration is chosen.</source>
        <translation>Aucune migration n’est choisie.</translation>
    </message>
    <message>
        <source>%1, %2 → %3</source>
        <extracomment>kind of migration, old architecture, new architecture</extracomment>
        <translation>%1, %2 → %3</translation>
    </message>
    <message>
        <source>The accounts could not be read. %1</source>
        <translation>Les comptes n’ont pas pu être lus. %1</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n account(s)…</source>
        <translation>
            <numerusform>Lecture de %n compte…</numerusform>
            <numerusform>Lecture de %n comptes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n account(s) of this migration have not been read before: connect to see them.</source>
        <translation>
            <numerusform>Le compte de cette migration n’a pas encore été lu&#x202f;: connectez-vous pour le voir.</numerusform>
            <numerusform>Les %n comptes de cette migration n’ont pas encore été lus&#x202f;: connectez-vous pour les voir.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::LogView</name>
    <message>
        <source>%L1: %2</source>
        <extracomment>line number and what the line says, to a screen reader</extracomment>
        <translation>%L1&#x202f;: %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>day and month before a time in the log&apos;s column</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>step %1</source>
        <extracomment>column of the log</extracomment>
        <translation>étape %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::MainToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation>Barre d’outils</translation>
    </message>
    <message>
        <source>Whose side you take</source>
        <translation>De quel côté vous êtes</translation>
    </message>
    <message>
        <source>On a practice platform you can take either side</source>
        <translation>Sur une plateforme d’entraînement, vous pouvez prendre chaque côté</translation>
    </message>
    <message>
        <source>As the customer %1</source>
        <translation>En tant que client&#xa0;: %1</translation>
    </message>
    <message>
        <source>As support</source>
        <translation>En tant que support</translation>
    </message>
    <message>
        <source>As a reviewer (reads only)</source>
        <translation>En tant que relecteur (lecture seule)</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Couleurs claires</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Couleurs sombres</translation>
    </message>
</context>
<context>
    <name>escale::ui::MainWindow</name>
    <message>
        <source>Connecting to %1…</source>
        <translation>Connexion à %1…</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Pas de connexion à %1</translation>
    </message>
    <message>
        <source>Another address or token…</source>
        <translation>Une autre adresse ou un autre jeton…</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>%1 · practice – Escale</source>
        <translation>%1 · entraînement – Escale</translation>
    </message>
    <message>
        <source>Your servers appear here as soon as the platform answers.</source>
        <translation>Vos serveurs apparaissent ici dès que la plateforme répond.</translation>
    </message>
    <message>
        <source>Task %1 · %2</source>
        <translation>Tâche %1 · %2</translation>
    </message>
    <message>
        <source>This platform knows no migrations: you can look at its servers, accounts and domains, and nothing can be changed from here.</source>
        <translation>Cette plateforme ne connaît pas les migrations&#x202f;: vous pouvez y consulter les serveurs, les comptes et les domaines, et rien ne peut y être modifié d’ici.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a platform&apos;s name and its address, where two of them have the same name</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Close Escale</source>
        <translation>Fermer Escale</translation>
    </message>
    <message>
        <source>Closing the window does not stop any migration.</source>
        <translation>Fermer la fenêtre n’arrête aucune migration.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) go(es) on on the platform. At the next start the window shows how far they have come.</source>
        <translation>
            <numerusform>%n tâche continue sur la plateforme. Au prochain démarrage, la fenêtre montrera où elle en est.</numerusform>
            <numerusform>%n tâches continuent sur la plateforme. Au prochain démarrage, la fenêtre montrera où elles en sont.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The practice platform ends with the window: %n task(s) of it wait(s), and go(es) on where it stopped when the practice platform is started the next time.</source>
        <translation>
            <numerusform>La plateforme d’entraînement s’arrête avec la fenêtre&#x202f;: %n tâche attendra et reprendra là où elle s’était arrêtée, au prochain démarrage de cette plateforme.</numerusform>
            <numerusform>La plateforme d’entraînement s’arrête avec la fenêtre&#x202f;: %n tâches attendront et reprendront là où elles s’étaient arrêtées, au prochain démarrage de cette plateforme.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not say this again</source>
        <translation>Ne plus le signaler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Migration · %1</source>
        <translation>Migration · %1</translation>
    </message>
    <message>
        <source>offline, as of %1; the oldest entries are not kept</source>
        <translation>hors ligne, état au %1&#x202f;; les entrées les plus anciennes ne sont plus conservées</translation>
    </message>
    <message>
        <source>offline, as of %1</source>
        <translation>hors ligne, état au %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré&#x202f;: %1</translation>
    </message>
    <message>
        <source>Open the log of this task</source>
        <translation>Ouvrir le journal de cette tâche</translation>
    </message>
    <message>
        <source>Open the log of the migration</source>
        <translation>Ouvrir le journal de la migration</translation>
    </message>
    <message>
        <source>Export the log of the migration…</source>
        <translation>Exporter le journal de la migration…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>an account and its server</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Rien de choisi</translation>
    </message>
    <message>
        <source>Open what its tools said</source>
        <translation>Ouvrir ce que ses outils ont dit</translation>
    </message>
    <message>
        <source>offline; this log had to make room for others: connect to read it</source>
        <translation>hors ligne&#x202f;; ce journal a dû laisser la place à d’autres&#x202f;: connectez-vous pour le lire</translation>
    </message>
    <message>
        <source>offline; this log is too long to be kept before somebody opens it: connect to read it</source>
        <translation>hors ligne&#x202f;; ce journal est trop long pour être gardé avant qu’on l’ouvre&#x202f;: connectez-vous pour le lire</translation>
    </message>
    <message>
        <source>offline, and this log has not been read before: connect to read it</source>
        <translation>hors ligne, et ce journal n’a pas encore été lu&#x202f;: connectez-vous pour le lire</translation>
    </message>
    <message numerus="yes">
        <source>offline, as of %1; %n later entries have not been read</source>
        <translation>
            <numerusform>hors ligne, état au %1&#x202f;; %n entrée plus récente n’a pas été lue</numerusform>
            <numerusform>hors ligne, état au %1&#x202f;; %n entrées plus récentes n’ont pas été lues</numerusform>
        </translation>
    </message>
    <message>
        <source>too large to be kept: it cannot be read without a connection</source>
        <translation>trop volumineux pour être gardé&#x202f;: ne pourra pas être lu hors ligne</translation>
    </message>
    <message>
        <source>offline, as of %1; %2 of %3</source>
        <translation>hors ligne, état au %1&#x202f;; %2 sur %3</translation>
    </message>
    <message>
        <source>offline; as far as is known the tools of this task said nothing</source>
        <translation>hors ligne&#x202f;; pour autant que l’on sache, les outils de cette tâche n’ont rien dit</translation>
    </message>
    <message>
        <source>offline; this output had to make room for others: connect to read it</source>
        <translation>hors ligne&#x202f;; cette sortie a dû laisser la place à d’autres&#x202f;: connectez-vous pour la lire</translation>
    </message>
    <message>
        <source>offline; with %1 this output is too large to be kept before somebody opens it: connect to read it</source>
        <translation>hors ligne&#x202f;; avec %1, cette sortie est trop volumineuse pour être gardée avant qu’on l’ouvre&#x202f;: connectez-vous pour la lire</translation>
    </message>
    <message>
        <source>offline, and this output has not been read before: connect to read it</source>
        <translation>hors ligne, et cette sortie n’a pas encore été lue&#x202f;: connectez-vous pour la lire</translation>
    </message>
    <message>
        <source>Raw output · task %1 · %2</source>
        <translation>Sortie brute · tâche %1 · %2</translation>
    </message>
    <message>
        <source>Raw output · task %1</source>
        <translation>Sortie brute · tâche %1</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <extracomment>of a connection: whether it is there, and when what is shown was true</extracomment>
        <translation>%1, état au %2</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) running</source>
        <comment>of a connection</comment>
        <translation>
            <numerusform>%n tâche en cours</numerusform>
            <numerusform>%n tâches en cours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::MigrationLogs</name>
    <message>
        <source>Exported: %1</source>
        <translation>Exporté&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::MigrationMenu</name>
    <message>
        <source>No migration is chosen.</source>
        <translation>Aucune migration n’est choisie.</translation>
    </message>
</context>
<context>
    <name>escale::ui::NewTokenDialog</name>
    <message>
        <source>Only these servers, with their accounts</source>
        <translation>Seulement ces serveurs, avec leurs comptes</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Expire le</translation>
    </message>
    <message>
        <source>Create the token</source>
        <translation>Créer le jeton</translation>
    </message>
    <message>
        <source>Create a token</source>
        <translation>Créer un jeton</translation>
    </message>
    <message>
        <source>Servers that the token may act on</source>
        <translation>Serveurs sur lesquels le jeton peut agir</translation>
    </message>
    <message>
        <source>customer</source>
        <comment>role of a token</comment>
        <translation>client</translation>
    </message>
    <message>
        <source>support</source>
        <comment>role of a token</comment>
        <translation>support</translation>
    </message>
    <message>
        <source>reviewer, reads only</source>
        <comment>role of a token</comment>
        <translation>relecteur, lecture seule</translation>
    </message>
    <message>
        <source>Name, as the log says it</source>
        <translation>Nom, comme le journal le dit</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>The secret is shown once, right after this.</source>
        <translation>Le secret est montré une seule fois, juste après.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>escale::ui::NotesCard</name>
    <message>
        <source>%1, %2 · %3</source>
        <extracomment>who wrote a note: %1 is a name, %2 the side (&quot;support&quot;), %3 when</extracomment>
        <translation>%1, %2 · %3</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove the note of %1</source>
        <translation>Retirer la note du %1</translation>
    </message>
    <message>
        <source>The note was added.</source>
        <translation>La note a été ajoutée.</translation>
    </message>
    <message>
        <source>The note was removed.</source>
        <translation>La note a été retirée.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Nobody has noted anything yet.</source>
        <translation>Personne n’a encore rien noté.</translation>
    </message>
    <message>
        <source>A note that both sides read…</source>
        <translation>Une note que les deux parties liront…</translation>
    </message>
    <message>
        <source>A new note on this account</source>
        <translation>Une nouvelle note sur ce compte</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Ajouter la note</translation>
    </message>
</context>
<context>
    <name>escale::ui::NowCard</name>
    <message>
        <source>Message copied, in French and in English.</source>
        <translation>Message copié, en français et en anglais.</translation>
    </message>
    <message>
        <source>All conditions are met</source>
        <translation>Toutes les conditions sont remplies</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Copy a message to support</source>
        <translation>Copier un message pour le support</translation>
    </message>
    <message>
        <source>Copy a message to the customer</source>
        <translation>Copier un message pour le client</translation>
    </message>
    <message>
        <source>In French and in English, ready to paste</source>
        <translation>En français et en anglais, prêt à coller</translation>
    </message>
    <message>
        <source>met: %1</source>
        <translation>remplie&#xa0;: %1</translation>
    </message>
    <message>
        <source>not met: %1</source>
        <translation>non remplie&#xa0;: %1</translation>
    </message>
    <message>
        <source>The migration was announced %1.</source>
        <translation>La migration a été annoncée %1.</translation>
    </message>
    <message>
        <source>The request waits for a server. It was sent %1.</source>
        <translation>La demande attend un serveur. Elle a été envoyée %1.</translation>
    </message>
    <message>
        <source>The request waits: %1 It was sent %2.</source>
        <translation>La demande attend&#xa0;: %1 Elle a été envoyée %2.</translation>
    </message>
    <message>
        <source>%1 is being installed. This takes hours.</source>
        <translation>%1 est en cours d’installation. Cela prend des heures.</translation>
    </message>
    <message>
        <source>Files and mail are being copied ahead to %1.</source>
        <translation>Les fichiers et le courrier sont en cours de précopie vers %1.</translation>
    </message>
    <message>
        <source>The shared transit server was requested %1.</source>
        <translation>Le serveur de transit partagé a été demandé %1.</translation>
    </message>
    <message>
        <source>The transit server was requested %1.</source>
        <translation>Le serveur de transit a été demandé %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) on the way or in the queue; the next ones follow by themselves.</source>
        <translation>
            <numerusform>%n compte en route ou en file&#x202f;; les suivants viennent sans intervention.</numerusform>
            <numerusform>%n comptes en route ou en file&#x202f;; les suivants viennent sans intervention.</numerusform>
        </translation>
    </message>
    <message>
        <source>The transit server was delivered %1.</source>
        <translation>Le serveur de transit a été livré %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) on the way or in the queue.</source>
        <translation>
            <numerusform>%n compte en route ou en file.</numerusform>
            <numerusform>%n comptes en route ou en file.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every account is on the transit server and verified.</source>
        <translation>Tous les comptes sont sur le serveur de transit et vérifiés.</translation>
    </message>
    <message>
        <source>Every account is on the transit server. Open each site and check it.</source>
        <translation>Tous les comptes sont sur le serveur de transit. Ouvrez chaque site et vérifiez-le.</translation>
    </message>
    <message>
        <source>The client server has been in reinstallation since %1.</source>
        <translation>Le serveur du client est en réinstallation depuis le %1.</translation>
    </message>
    <message>
        <source>The reinstallation failed. Every account is still served from the transit server.</source>
        <translation>La réinstallation a échoué. Tous les comptes sont toujours servis depuis le serveur de transit.</translation>
    </message>
    <message>
        <source>The reinstallation was requested %1.</source>
        <translation>La réinstallation a été demandée %1.</translation>
    </message>
    <message>
        <source>The client server was reinstalled %1.</source>
        <translation>Le serveur du client a été réinstallé %1.</translation>
    </message>
    <message>
        <source>Every account is back on the client server. The transit server is empty.</source>
        <translation>Tous les comptes sont revenus sur le serveur du client. Le serveur de transit est vide.</translation>
    </message>
    <message>
        <source>Every account is back on the client server, on the new architecture.</source>
        <translation>Tous les comptes sont revenus sur le serveur du client, sous la nouvelle architecture.</translation>
    </message>
    <message>
        <source>Downtime, estimate: %1.</source>
        <translation>Indisponibilité estimée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Downtime, estimate: %1 per account, one after the other; %2 in all.</source>
        <translation>Indisponibilité estimée&#xa0;: %1 par compte, l’un après l’autre&#x202f;; %2 en tout.</translation>
    </message>
    <message>
        <source>Check connection settings and test the databases first. Nothing changes for visitors, and it can be taken back until the transit server is requested.</source>
        <translation>Vérifiez d’abord les paramètres de connexion et testez les bases de données. Rien ne change pour les visiteurs, et vous pouvez revenir dessus jusqu’à la demande du serveur de transit.</translation>
    </message>
    <message>
        <source>Goes to support. Nothing changes for visitors; the request can be withdrawn while support has not begun.</source>
        <translation>Adressé au support. Rien ne change pour les visiteurs&#x202f;; la demande peut être retirée tant que le support n’a pas commencé.</translation>
    </message>
    <message>
        <source>The transit server is installed, then files and mail are copied ahead. Nothing changes for visitors.</source>
        <translation>Le serveur de transit est installé, puis les fichiers et le courrier sont précopiés. Rien ne change pour les visiteurs.</translation>
    </message>
    <message>
        <source>Nothing to stop by hand, no DNS change.</source>
        <translation>Rien à arrêter à la main, aucun changement de DNS.</translation>
    </message>
    <message>
        <source>Reversible until %1, or until step 6.</source>
        <translation>Réversible jusqu’au %1, ou jusqu’à l’étape 6.</translation>
    </message>
    <message>
        <source>Confirms that the sites, mail and databases work. It can be taken back until the reinstallation is requested.</source>
        <translation>Confirme que les sites, le courrier et les bases de données fonctionnent. Vous pouvez revenir dessus jusqu’à la demande de réinstallation.</translation>
    </message>
    <message>
        <source>Goes to support. From the start of the reinstallation no rollback exists.</source>
        <translation>Adressé au support. Dès le début de la réinstallation, aucun retour en arrière n’existe.</translation>
    </message>
    <message>
        <source>Erases the old system of the server. About one minute without an answer on its addresses.</source>
        <translation>Efface l’ancien système du serveur. Environ une minute sans réponse sur ses adresses.</translation>
    </message>
    <message>
        <source>Not reversible.</source>
        <translation>Irréversible.</translation>
    </message>
    <message>
        <source>The empty transit server is wiped and becomes free; it costs nothing from then on.</source>
        <translation>Le serveur de transit vide est effacé et redevient libre&#x202f;; il ne coûte plus rien ensuite.</translation>
    </message>
    <message>
        <source>%1 has been in upgrade since %2.</source>
        <translation>%1 est en cours de mise à niveau depuis le %2.</translation>
    </message>
    <message>
        <source>%1 was upgraded %2.</source>
        <translation>%1 a été mis à niveau %2.</translation>
    </message>
    <message>
        <source>The upgrade of %1 failed; the earlier version goes on.</source>
        <translation>La mise à niveau de %1 a échoué&#x202f;; la version précédente continue.</translation>
    </message>
    <message>
        <source>%1 can be upgraded in place. No test is possible here: open a public-cloud account where the version is offered, and test there.</source>
        <translation>%1 peut être mis à niveau sur place. Aucun test n’est possible ici&#x202f;: ouvrez un compte de cloud public où la version est proposée, et testez-y.</translation>
    </message>
    <message>
        <source>Says that you know what the new version changes. Nothing else happens.</source>
        <translation>Dit que vous savez ce que change la nouvelle version. Rien d’autre ne se passe.</translation>
    </message>
    <message>
        <source>For every account of the server at once. Not reversible: there is no way back.</source>
        <translation>Pour tous les comptes du serveur à la fois. Irréversible&#x202f;: il n’y a pas de retour possible.</translation>
    </message>
</context>
<context>
    <name>escale::ui::PageStack</name>
    <message>
        <source>Not to be seen from this side</source>
        <translation>Invisible de ce côté</translation>
    </message>
    <message>
        <source>Choose a server</source>
        <translation>Choisissez un serveur</translation>
    </message>
    <message>
        <source>What was selected belongs to somebody else. Choose a server on the left, or take another side.</source>
        <translation>Ce qui était sélectionné appartient à quelqu’un d’autre. Choisissez un serveur à gauche, ou changez de côté.</translation>
    </message>
    <message>
        <source>The list on the left has every server that you may see, with its accounts below it.</source>
        <translation>La liste de gauche contient chaque serveur que vous pouvez voir, avec ses comptes en dessous.</translation>
    </message>
</context>
<context>
    <name>escale::ui::PageTabs</name>
    <message>
        <source>Open pages</source>
        <translation>Pages ouvertes</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Fermer l’onglet</translation>
    </message>
    <message>
        <source>Close the tab %1</source>
        <translation>Fermer l’onglet %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::PendingStrip</name>
    <message>
        <source>Send it again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>tâche %1</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>a command: to send one</comment>
        <translation>Message</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 is a command (&quot;Migrate&quot;), %2 what it is about (&quot;shop&quot;)</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1: not sent yet.</source>
        <translation>%1&#x202f;: pas encore envoyée.</translation>
    </message>
    <message>
        <source>%1: sent, no answer yet (attempt %2; it has one effect).</source>
        <translation>%1&#x202f;: envoyée, pas encore de réponse (envoi nº&#xa0;%2&#x202f;; un seul effet).</translation>
    </message>
    <message>
        <source>%1: sent, no answer yet.</source>
        <translation>%1&#x202f;: envoyée, pas encore de réponse.</translation>
    </message>
    <message>
        <source>%1: accepted; its task has not been seen yet.</source>
        <translation>%1&#x202f;: acceptée&#x202f;; sa tâche n’a pas encore été vue.</translation>
    </message>
    <message>
        <source>%1, given at %2: outcome unknown; asking the platform…</source>
        <translation>%1, donnée à %2&#x202f;: issue inconnue&#x202f;; la plateforme est interrogée…</translation>
    </message>
    <message>
        <source>%1, given at %2: outcome unknown, and this platform cannot be asked. Sent again it has one effect, even if it had arrived.</source>
        <translation>%1, donnée à %2&#x202f;: issue inconnue, et cette plateforme ne peut pas être interrogée. Renvoyée, elle n’aura qu’un effet, même si elle était arrivée.</translation>
    </message>
    <message>
        <source>%1, given at %2: outcome unknown; the platform is asked again in a moment.</source>
        <translation>%1, donnée à %2&#x202f;: issue inconnue&#x202f;; la plateforme sera de nouveau interrogée dans un instant.</translation>
    </message>
    <message>
        <source>%1, given at %2: outcome unknown; the platform is asked as soon as it can be reached.</source>
        <translation>%1, donnée à %2&#x202f;: issue inconnue&#x202f;; la plateforme sera interrogée dès qu’elle sera joignable.</translation>
    </message>
    <message>
        <source>%1, given at %2: it did not reach the platform, and nothing was done. Give it again if you still want it.</source>
        <translation>%1, donnée à %2&#x202f;: elle n’est pas parvenue à la plateforme et rien n’a été fait. Donnez-la à nouveau si vous la voulez toujours.</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>commands</comment>
        <extracomment>%1 is one or two sentences about a command</extracomment>
        <translation>
            <numerusform>%1 Et %n autre.</numerusform>
            <numerusform>%1 Et %n autres.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::Picture</name>
    <message>
        <source>%1, %2 %</source>
        <extracomment>what happens with a server, percent</extracomment>
        <translation>%1, %2&#xa0;%</translation>
    </message>
    <message>
        <source>being reinstalled</source>
        <translation>en réinstallation</translation>
    </message>
    <message>
        <source>reinstallation failed</source>
        <translation>réinstallation échouée</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>état inconnu</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>demandé</translation>
    </message>
    <message>
        <source>waiting for a server</source>
        <translation>en attente d’un serveur</translation>
    </message>
    <message>
        <source>being installed</source>
        <translation>en cours d’installation</translation>
    </message>
    <message>
        <source>precopy of files and mail</source>
        <translation>précopie des fichiers et du courrier</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>partagé</translation>
    </message>
    <message>
        <source>released</source>
        <translation>libéré</translation>
    </message>
</context>
<context>
    <name>escale::ui::PictureView</name>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>vérifié</translation>
    </message>
    <message>
        <source>last attempt failed</source>
        <translation>dernière tentative échouée</translation>
    </message>
    <message>
        <source>number %1 in the queue</source>
        <translation>numéro %1 dans la file</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>dans la file</translation>
    </message>
    <message>
        <source>test being set up</source>
        <translation>test en préparation</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>état inconnu</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>progress in percent</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>on the client server</source>
        <translation>sur le serveur du client</translation>
    </message>
    <message>
        <source>on the transit server</source>
        <translation>sur le serveur de transit</translation>
    </message>
    <message>
        <source>on the way to the transit server</source>
        <translation>en route vers le serveur de transit</translation>
    </message>
    <message>
        <source>on the way back to the old architecture</source>
        <translation>en retour vers l’ancienne architecture</translation>
    </message>
    <message>
        <source>on the way back to the client server</source>
        <translation>en retour vers le serveur du client</translation>
    </message>
    <message>
        <source>Picture of the migration: %1, %2</source>
        <translation>Image de la migration&#xa0;: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) on the client server</source>
        <translation>
            <numerusform>%n compte sur le serveur du client</numerusform>
            <numerusform>%n comptes sur le serveur du client</numerusform>
        </translation>
    </message>
    <message>
        <source>no transit server</source>
        <translation>pas de serveur de transit</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) on the transit server</source>
        <translation>
            <numerusform>%n compte sur le serveur de transit</numerusform>
            <numerusform>%n comptes sur le serveur de transit</numerusform>
        </translation>
    </message>
    <message>
        <source>moving: %1</source>
        <translation>en mouvement&#xa0;: %1</translation>
    </message>
    <message>
        <source>Client server</source>
        <translation>Serveur du client</translation>
    </message>
    <message>
        <source>Transit server</source>
        <translation>Serveur de transit</translation>
    </message>
    <message>
        <source>old architecture %1</source>
        <translation>ancienne architecture %1</translation>
    </message>
    <message>
        <source>new architecture %1</source>
        <translation>nouvelle architecture %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::PlanBar</name>
    <message numerus="yes">
        <source>Queue of moves: %1 of %n done</source>
        <translation>
            <numerusform>File de déplacements&#x202f;: %1 sur %n fait</numerusform>
            <numerusform>File de déplacements&#x202f;: %1 sur %n faits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue of moves, paused: %1 of %n done</source>
        <translation>
            <numerusform>File de déplacements, suspendue&#x202f;: %1 sur %n fait</numerusform>
            <numerusform>File de déplacements, suspendue&#x202f;: %1 sur %n faits</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue of moves, stopped at %1: %2</source>
        <translation>File de déplacements, arrêtée à %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>next: %1, not before %2</source>
        <translation>ensuite&#x202f;: %1, pas avant le %2</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation>ensuite&#x202f;: %1</translation>
    </message>
    <message>
        <source>Change the queue…</source>
        <translation>Changer la file…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>time and zone</comment>
        <extracomment>a date and time, and the name of the time zone that it is told in</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>escale::ui::PlannerDialog</name>
    <message>
        <source>first, to learn from</source>
        <translation>en premier, pour apprendre</translation>
    </message>
    <message>
        <source>light</source>
        <translation>léger</translation>
    </message>
    <message>
        <source>large, at night</source>
        <translation>gros, la nuit</translation>
    </message>
    <message>
        <source>in the window</source>
        <translation>dans la plage</translation>
    </message>
    <message>
        <source>Ends, estimate</source>
        <extracomment>when a plan ends: %1 is the earliest time, %2 the latest</extracomment>
        <translation>Fin, estimation</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>entre le %1 et le %2</translation>
    </message>
    <message>
        <source>Downtime, estimate</source>
        <translation>Indisponibilité, estimation</translation>
    </message>
    <message>
        <source>%1 in all, one account after the other</source>
        <translation>%1 en tout, un compte après l’autre</translation>
    </message>
    <message>
        <source>inside the free time</source>
        <translation>dans le temps sans surcoût</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over the free time</source>
        <translation>
            <numerusform>%n jour au-delà du temps sans surcoût</numerusform>
            <numerusform>%n jours au-delà du temps sans surcoût</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) over the free time: %1</source>
        <translation>
            <numerusform>%n jour au-delà du temps sans surcoût&#x202f;: %1</numerusform>
            <numerusform>%n jours au-delà du temps sans surcoût&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>The platform begins each move by itself, also when this window is closed. The queue can be paused, changed and given up; a move that has begun goes on.</source>
        <translation>La plateforme commence chaque déplacement d’elle-même, aussi quand cette fenêtre est fermée. La file peut être suspendue, changée et abandonnée&#x202f;; un déplacement commencé se poursuit.</translation>
    </message>
    <message>
        <source>No account has this leg before it.</source>
        <translation>Aucun compte n’a ce trajet devant lui.</translation>
    </message>
    <message>
        <source>Plan the migration of the accounts</source>
        <translation>Planifier la migration des comptes</translation>
    </message>
    <message>
        <source>Plan the relocation of the accounts</source>
        <translation>Planifier le redéplacement des comptes</translation>
    </message>
    <message>
        <source>Hand the queue over</source>
        <translation>Confier la file</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>First account</source>
        <translation>Premier compte</translation>
    </message>
    <message>
        <source>Large from, GiB of databases</source>
        <translation>Gros à partir de, Gio de bases</translation>
    </message>
    <message>
        <source>Large ones between</source>
        <translation>Les gros entre</translation>
    </message>
    <message>
        <source>Large ones from</source>
        <translation>Les gros à partir de</translation>
    </message>
    <message>
        <source>Large ones until</source>
        <translation>Les gros jusqu’à</translation>
    </message>
    <message>
        <source>All from</source>
        <translation>Tous à partir de</translation>
    </message>
    <message>
        <source>All until</source>
        <translation>Tous jusqu’à</translation>
    </message>
    <message>
        <source>Nothing from</source>
        <translation>Rien à partir de</translation>
    </message>
    <message>
        <source>Nothing until</source>
        <translation>Rien jusqu’à</translation>
    </message>
    <message>
        <source>The lightest</source>
        <translation>Le plus léger</translation>
    </message>
    <message>
        <source>All only between</source>
        <translation>Tous seulement entre</translation>
    </message>
    <message>
        <source>Nothing between</source>
        <translation>Rien entre</translation>
    </message>
    <message>
        <source>Stop at the first failure</source>
        <translation>S’arrêter au premier échec</translation>
    </message>
    <message>
        <source>Moves, in their order</source>
        <translation>Déplacements, dans leur ordre</translation>
    </message>
    <message>
        <source>One after the other, in this order. Drag to change it, or press Alt and an arrow key.</source>
        <translation>L’un après l’autre, dans cet ordre. Faites glisser pour le changer, ou Alt et une touche fléchée.</translation>
    </message>
    <message>
        <source>Back to the proposal</source>
        <translation>Revenir à la proposition</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>vers le %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::PresenceWatch</name>
    <message>
        <source>acting</source>
        <translation>agit</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>regarde</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <extracomment>somebody else at this server: %1 is a name, %2 a side (&quot;support&quot;), %3 &quot;looking&quot; or &quot;acting&quot;</extracomment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>Also here: %1</source>
        <translation>Aussi présents&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::ReaderHead</name>
    <message>
        <source>Compare with…</source>
        <translation>Comparer avec…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Relire le fichier</translation>
    </message>
</context>
<context>
    <name>escale::ui::ReaderPage</name>
    <message>
        <source>No match further down</source>
        <translation>Aucune correspondance plus bas</translation>
    </message>
    <message>
        <source>No match further up</source>
        <translation>Aucune correspondance plus haut</translation>
    </message>
    <message>
        <source>No error further down</source>
        <translation>Aucune erreur plus bas</translation>
    </message>
    <message>
        <source>No error further up</source>
        <translation>Aucune erreur plus haut</translation>
    </message>
    <message>
        <source>This line belongs to no account</source>
        <translation>Cette ligne n’appartient à aucun compte</translation>
    </message>
    <message numerus="yes">
        <source>Copied the first %Ln line(s); the clipboard takes no more</source>
        <translation>
            <numerusform>La première ligne est copiée (%Ln)&#x202f;; le presse-papiers n’en prend pas plus</numerusform>
            <numerusform>Les %Ln premières lignes sont copiées&#x202f;; le presse-papiers n’en prend pas plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne copiée</numerusform>
            <numerusform>%Ln lignes copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>au %1</translation>
    </message>
    <message>
        <source>names are pseudonyms</source>
        <translation>les noms sont des pseudonymes</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>the first and the last time in a log</extracomment>
        <translation>du %1 au %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entr(y/ies) so far</source>
        <translation>
            <numerusform>%Ln entrée jusqu’ici</numerusform>
            <numerusform>%Ln entrées jusqu’ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) so far</source>
        <translation>
            <numerusform>%Ln ligne jusqu’ici</numerusform>
            <numerusform>%Ln lignes jusqu’ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entr(y/ies)</source>
        <translation>
            <numerusform>%Ln entrée</numerusform>
            <numerusform>%Ln entrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln affichée</numerusform>
            <numerusform>%Ln affichées</numerusform>
        </translation>
    </message>
    <message>
        <source>filtering…</source>
        <translation>filtrage…</translation>
    </message>
    <message>
        <source>nothing can be changed here</source>
        <translation>rien ne peut être modifié ici</translation>
    </message>
    <message>
        <source>Indexing: %1</source>
        <translation>Indexation&#x202f;: %1</translation>
    </message>
    <message>
        <source>The file has become shorter since it was opened: what is gone cannot be shown any more.</source>
        <translation>Le fichier a raccourci depuis son ouverture&#x202f;: ce qui a disparu ne peut plus être affiché.</translation>
    </message>
    <message>
        <source>There is another file of this name now, or it was written anew.</source>
        <translation>Il y a maintenant un autre fichier de ce nom, ou il a été réécrit.</translation>
    </message>
    <message>
        <source>The file is gone. What was opened can still be read.</source>
        <translation>Le fichier a disparu. Ce qui a été ouvert peut encore être lu.</translation>
    </message>
    <message>
        <source>verifying, %1</source>
        <translation>vérification, %1</translation>
    </message>
    <message>
        <source>%1, line %L2</source>
        <extracomment>a member of a bundle and a line in it</extracomment>
        <translation>%1, ligne %L2</translation>
    </message>
    <message>
        <source>✗ broken at line %L1</source>
        <translation>✗ rompue à la ligne %L1</translation>
    </message>
    <message>
        <source>✗ not as it was written</source>
        <translation>✗ modifié depuis l’écriture</translation>
    </message>
    <message>
        <source>✓ signature valid, chain intact</source>
        <translation>✓ signature valide, chaîne intacte</translation>
    </message>
    <message>
        <source>chain intact, not signed</source>
        <translation>chaîne intacte, non signée</translation>
    </message>
    <message>
        <source>&amp;Open a log…</source>
        <translation>&amp;Ouvrir un journal…</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Correspondance suivante</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Correspondance précédente</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>Erreur suivante</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>Erreur précédente</translation>
    </message>
    <message>
        <source>Only this account</source>
        <translation>Seulement ce compte</translation>
    </message>
    <message>
        <source>Bookmark with a note…</source>
        <translation>Signet avec une note…</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>Signet suivant</translation>
    </message>
    <message>
        <source>Previous bookmark</source>
        <translation>Signet précédent</translation>
    </message>
    <message>
        <source>Filter as text</source>
        <translation>Filtre en texte</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy in both languages</source>
        <translation>Copier dans les deux langues</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copier en Markdown</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
    <message>
        <source>All lines beside the filtered ones</source>
        <translation>Toutes les lignes à côté des lignes filtrées</translation>
    </message>
    <message>
        <source>Lines as they are in the file</source>
        <translation>Les lignes telles qu’elles sont dans le fichier</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation>Suivre la fin</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>column</comment>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>column</comment>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>column</comment>
        <translation>Code</translation>
    </message>
    <message>
        <source>Step</source>
        <comment>column</comment>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Account</source>
        <comment>column</comment>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Actor</source>
        <comment>column</comment>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>What is shown of each line</source>
        <translation>Ce qui est affiché de chaque ligne</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Lignes du journal</translation>
    </message>
    <message>
        <source>All lines of the log</source>
        <translation>Toutes les lignes du journal</translation>
    </message>
    <message>
        <source>Findings and bookmarks</source>
        <translation>Constats et signets</translation>
    </message>
    <message>
        <source>Open a log</source>
        <translation>Ouvrir un journal</translation>
    </message>
    <message>
        <source>Logs and bundles (*.escale *.ndjson *.jsonl *.json *.log *.txt *.gz *.zst)</source>
        <translation>Journaux et paquets (*.escale *.ndjson *.jsonl *.json *.log *.txt *.gz *.zst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n log(s), merged by time</source>
        <translation>
            <numerusform>%n journal</numerusform>
            <numerusform>%n journaux, fusionnés dans le temps</numerusform>
        </translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>The filter hides this line; it is shown among all lines below</source>
        <translation>Le filtre masque cette ligne&#x202f;; elle est affichée en bas, parmi toutes les lignes</translation>
    </message>
    <message>
        <source>The bookmarks could not be saved: %1</source>
        <translation>Les signets n’ont pas pu être enregistrés&#x202f;: %1</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Rejouer</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
    <message>
        <source>In all logs</source>
        <translation>Tous les journaux</translation>
    </message>
    <message>
        <source>Matches in all open logs</source>
        <translation>Correspondances dans tous les journaux ouverts</translation>
    </message>
    <message>
        <source>No bookmark yet. Ctrl+B sets one on the line where you are, with a note; they are saved beside the log, which itself is never changed.</source>
        <translation>Pas encore de signet. Ctrl+B en pose un sur la ligne où vous êtes, avec une note&#x202f;; ils sont enregistrés à côté du journal, qui n’est jamais modifié.</translation>
    </message>
    <message>
        <source>Search for something: how often it is in each of the open logs appears here.</source>
        <translation>Recherchez quelque chose&#x202f;: le nombre d’occurrences dans chaque journal ouvert s’affiche ici.</translation>
    </message>
    <message>
        <source>Bookmarks belong to a single file: open one by itself</source>
        <translation>Les signets appartiennent à un seul fichier&#x202f;: ouvrez-en un à part</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Note on line %L1 (empty it to remove the bookmark):</source>
        <translation>Note sur la ligne %L1 (videz-la pour retirer le signet)&#x202f;:</translation>
    </message>
    <message>
        <source>Note on line %L1:</source>
        <translation>Note sur la ligne %L1&#x202f;:</translation>
    </message>
    <message>
        <source>There is no bookmark</source>
        <translation>Il n’y a aucun signet</translation>
    </message>
    <message>
        <source>The migration at this moment</source>
        <translation>La migration à cet instant</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Comparer avec…</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Findings are those of a single log.</source>
        <translation>Les constats portent sur un seul journal.</translation>
    </message>
    <message>
        <source>Looking for what a reviewer would look for…</source>
        <translation>Recherche de ce qu’un relecteur chercherait…</translation>
    </message>
    <message>
        <source>Nothing found: no gap, no broken hash, every task has an end, no downtime above its estimate.</source>
        <translation>Rien à signaler&#x202f;: aucune lacune, aucune empreinte rompue, chaque tâche a une fin, aucune indisponibilité au-delà de son estimation.</translation>
    </message>
    <message>
        <source>Only the log of a migration is reviewed.</source>
        <translation>Seul le journal d’une migration est relu.</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>Exporté&#x202f;: %1</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln character(s)</source>
        <translation>
            <numerusform>%Ln caractère copié</numerusform>
            <numerusform>%Ln caractères copiés</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <comment>account</comment>
        <translation>échec</translation>
    </message>
    <message>
        <source>over</source>
        <extracomment>an account was unavailable for longer than estimated; a badge</extracomment>
        <translation>dépassée</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n tentative</numerusform>
            <numerusform>%n tentatives</numerusform>
        </translation>
    </message>
    <message>
        <source>The migration as of %1</source>
        <translation>La migration au %1</translation>
    </message>
    <message>
        <source>times in %1</source>
        <extracomment>by whose clock a log&apos;s times are told: &quot;times in Europe/Paris&quot;, &quot;times in UTC&quot;</extracomment>
        <translation>heures&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::ReasonDialog</name>
    <message>
        <source>Give a reason first.</source>
        <translation>Donnez d’abord une raison.</translation>
    </message>
    <message>
        <source>Decline the request</source>
        <translation>Refuser la demande</translation>
    </message>
    <message>
        <source>Put in the waiting line</source>
        <translation>Mettre en liste d’attente</translation>
    </message>
    <message>
        <source>Reason, as the customer will read it</source>
        <translation>Raison, telle que le client la lira</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>The customer sees that the request waits, why and since when. Nothing else changes.</source>
        <translation>Le client voit que la demande attend, pourquoi et depuis quand. Rien d’autre ne change.</translation>
    </message>
    <message>
        <source>The request is closed. The customer sees why, and may send another one.</source>
        <translation>La demande est close. Le client voit pourquoi, et peut en envoyer une autre.</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>Réversible</translation>
    </message>
    <message>
        <source>Yes: allocate a server or decline at any time.</source>
        <translation>Oui&#xa0;: attribuez un serveur ou refusez à tout moment.</translation>
    </message>
    <message>
        <source>The customer asks again.</source>
        <translation>Le client redemande.</translation>
    </message>
    <message>
        <source>Put the request of %1 in the waiting line</source>
        <translation>Mettre la demande de %1 en liste d’attente</translation>
    </message>
    <message>
        <source>Decline the request of %1</source>
        <translation>Refuser la demande de %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::ReinstallDialog</name>
    <message>
        <source>Type the server’s name first.</source>
        <translation>Saisissez d’abord le nom du serveur.</translation>
    </message>
    <message>
        <source>Reinstall %1</source>
        <translation>Réinstaller %1</translation>
    </message>
    <message>
        <source>This is the point of no return: from here no rollback exists.</source>
        <translation>C’est le point de non-retour&#xa0;: à partir d’ici, aucun retour en arrière n’existe.</translation>
    </message>
    <message>
        <source>To confirm, type the name of the server: %1</source>
        <translation>Pour confirmer, saisissez le nom du serveur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Name of the server, to confirm</source>
        <translation>Nom du serveur, pour confirmer</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>The old system of the server and the frozen copies on it are erased, and the architecture %1 is installed. Then files and mail are copied back ahead of the relocation.</source>
        <translation>L’ancien système du serveur et les copies figées qu’il contient sont effacés, et l’architecture %1 est installée. Ensuite, les fichiers et le courrier y sont précopiés avant le redéplacement.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), served from the transit server all the time</source>
        <translation>
            <numerusform>%n compte, servi tout le temps depuis le serveur de transit</numerusform>
            <numerusform>%n comptes, servis tout le temps depuis le serveur de transit</numerusform>
        </translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Indisponibilité</translation>
    </message>
    <message>
        <source>About one minute on the client server’s addresses; none for domains on the provider’s DNS.</source>
        <translation>Environ une minute sur les adresses du serveur du client&#x202f;; aucune pour les domaines sur le DNS du fournisseur.</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>Réversible</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Non.</translation>
    </message>
    <message>
        <source>Upgrade %1 on %2</source>
        <translation>Mettre à niveau %1 sur %2</translation>
    </message>
    <message>
        <source>Upgrade %1</source>
        <translation>Mettre à niveau %1</translation>
    </message>
    <message>
        <source>There is no way back to the earlier version, and no test is possible here.</source>
        <translation>Il n’y a pas de retour possible à la version précédente, et aucun test n’est possible ici.</translation>
    </message>
    <message>
        <source>The service is upgraded in place, from %1 to %2, for every account of the server.</source>
        <extracomment>%1 and %2 are versions of a service</extracomment>
        <translation>Le service est mis à niveau sur place, de %1 à %2, pour tous les comptes du serveur.</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) of the server</source>
        <translation>
            <numerusform>%n compte du serveur</numerusform>
            <numerusform>%n comptes du serveur</numerusform>
        </translation>
    </message>
    <message>
        <source>To test first</source>
        <translation>Pour tester avant</translation>
    </message>
    <message>
        <source>Open a public-cloud account where %1 is offered, copy the application there, and test it.</source>
        <translation>Ouvrez un compte de cloud public où %1 est proposé, copiez-y l’application, et testez-la.</translation>
    </message>
</context>
<context>
    <name>escale::ui::ReinstallationDialog</name>
    <message>
        <source>Request the reinstallation of %1</source>
        <translation>Demander la réinstallation de %1</translation>
    </message>
    <message>
        <source>Send the request to support</source>
        <translation>Envoyer la demande au support</translation>
    </message>
    <message>
        <source>Who relocates the accounts afterwards?</source>
        <translation>Qui redéplace les comptes ensuite&#x202f;?</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Le support</translation>
    </message>
    <message>
        <source>We do it ourselves</source>
        <translation>Nous-mêmes</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Le client</translation>
    </message>
    <message>
        <source>In working hours: %1.</source>
        <translation>Aux heures ouvrées&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Whenever it suits, within %n day(s) without surcharge.</source>
        <translation>
            <numerusform>Quand cela convient, sans surcoût pendant %n jour.</numerusform>
            <numerusform>Quand cela convient, sans surcoût pendant %n jours.</numerusform>
        </translation>
    </message>
    <message>
        <source>Message to support (optional)</source>
        <translation>Message au support (facultatif)</translation>
    </message>
    <message>
        <source>Message to support</source>
        <translation>Message au support</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Support reinstalls the client server with the new architecture. Every account goes on being served from the transit server meanwhile.</source>
        <translation>Le support réinstalle le serveur du client avec la nouvelle architecture. Pendant ce temps, tous les comptes restent servis depuis le serveur de transit.</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Indisponibilité</translation>
    </message>
    <message>
        <source>About one minute on the client server’s addresses; none for domains on the provider’s DNS.</source>
        <translation>Environ une minute sur les adresses du serveur du client&#x202f;; aucune pour les domaines sur le DNS du fournisseur.</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>Réversible</translation>
    </message>
    <message>
        <source>The request, until support starts. From the start of the reinstallation no rollback exists.</source>
        <translation>La demande, tant que le support n’a pas commencé. Dès le début de la réinstallation, aucun retour en arrière n’existe.</translation>
    </message>
</context>
<context>
    <name>escale::ui::RemindersCard</name>
    <message>
        <source>Lower the TTL of the address records first, so that caches forget the old address in time.</source>
        <translation>Abaissez d’abord le TTL des enregistrements d’adresse, pour que les caches oublient à temps l’ancienne adresse.</translation>
    </message>
    <message>
        <source>Update A and AAAA in the external DNS. Leave MX as they are.</source>
        <translation>Mettez à jour A et AAAA dans le DNS externe. Laissez les MX tels quels.</translation>
    </message>
    <message>
        <source>SSH host keys have changed: remove the old ones from known_hosts, after checking the new ones.</source>
        <translation>Les clés d’hôte SSH ont changé&#x202f;: retirez les anciennes de known_hosts, après avoir vérifié les nouvelles.</translation>
    </message>
    <message>
        <source>Third parties that allow the old address only have to allow the new one.</source>
        <translation>Les tiers qui n’autorisent que l’ancienne adresse doivent autoriser la nouvelle.</translation>
    </message>
    <message>
        <source>Check the versions of PHP, Python, Node.js and the databases that the applications need: old ones are not on the new architecture.</source>
        <translation>Vérifiez les versions de PHP, Python, Node.js et des bases de données dont les applications ont besoin&#x202f;: les anciennes ne sont pas sur la nouvelle architecture.</translation>
    </message>
    <message>
        <source>Check what connects to the account with an old version of TLS.</source>
        <translation>Vérifiez ce qui se connecte au compte avec une ancienne version de TLS.</translation>
    </message>
    <message>
        <source>• %1</source>
        <extracomment>an entry of a list</extracomment>
        <translation>• %1</translation>
    </message>
    <message>
        <source>To be done by hand</source>
        <translation>À faire à la main</translation>
    </message>
</context>
<context>
    <name>escale::ui::ReplayPanel</name>
    <message>
        <source>Nothing in this log moves</source>
        <translation>Rien ne bouge dans ce journal</translation>
    </message>
    <message>
        <source>As of %1, %2</source>
        <translation>Au %1, %2</translation>
    </message>
    <message>
        <source>Moment of the migration</source>
        <translation>Instant de la migration</translation>
    </message>
    <message>
        <source>The change before</source>
        <translation>Le changement précédent</translation>
    </message>
    <message>
        <source>The next change</source>
        <translation>Le changement suivant</translation>
    </message>
</context>
<context>
    <name>escale::ui::ReportDialog</name>
    <message>
        <source>%1, %2 → %3</source>
        <extracomment>a migration in a list: %1 is a server or an account, %2 and %3 architectures</extracomment>
        <translation>%1, %2 → %3</translation>
    </message>
    <message>
        <source>There is no migration to report on.</source>
        <translation>Il n’y a aucune migration à rapporter.</translation>
    </message>
    <message>
        <source>The accounts are being read…</source>
        <translation>Lecture des comptes…</translation>
    </message>
    <message>
        <source>The log is being read…</source>
        <translation>Lecture du journal…</translation>
    </message>
    <message>
        <source>The log could not be read: the report comes without it.</source>
        <translation>Le journal n’a pas pu être lu&#x202f;: le rapport s’en passe.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Save what is known of a migration, as it is now, in the language of the window.</source>
        <translation>Enregistre ce que l’on sait d’une migration, en l’état, dans la langue de la fenêtre.</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Report on paper (PDF)</source>
        <translation>Rapport sur papier (PDF)</translation>
    </message>
    <message>
        <source>Report as a web page (HTML)</source>
        <translation>Rapport en page web (HTML)</translation>
    </message>
    <message>
        <source>Accounts as a table (CSV)</source>
        <translation>Comptes en tableau (CSV)</translation>
    </message>
    <message>
        <source>Clocks as a calendar (iCalendar)</source>
        <translation>Échéances en calendrier (iCalendar)</translation>
    </message>
    <message>
        <source>With an extract of the log</source>
        <translation>Avec un extrait du journal</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The accounts have not been read before: connect to report on them.</source>
        <translation>Les comptes n’ont pas encore été lus&#x202f;: connectez-vous pour en faire le rapport.</translation>
    </message>
    <message>
        <source>Offline: the report is as of %1.</source>
        <translation>Hors ligne&#x202f;: le rapport est en l’état au %1.</translation>
    </message>
</context>
<context>
    <name>escale::ui::RequestCard</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>heading of a request: %1 is what is asked for, %2 a server</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Relocation by support</source>
        <translation>Redéplacement par le support</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis le %1</translation>
    </message>
    <message>
        <source>Support brings the accounts back, in working hours.</source>
        <translation>Le support ramène les comptes, aux heures ouvrées.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s): databases %1, files and mail %2</source>
        <translation>
            <numerusform>%n compte&#x202f;: bases de données %1, fichiers et courrier %2</numerusform>
            <numerusform>%n comptes&#x202f;: bases de données %1, fichiers et courrier %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), being read…</source>
        <translation>
            <numerusform>%n compte, lecture en cours…</numerusform>
            <numerusform>%n comptes, lecture en cours…</numerusform>
        </translation>
    </message>
    <message>
        <source>Downtime, estimate</source>
        <translation>Indisponibilité, estimation</translation>
    </message>
    <message>
        <source>each way %1 in all; without precopy %2</source>
        <translation>par trajet %1 en tout&#x202f;; sans précopie %2</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Free and equivalent</source>
        <translation>Libre et équivalent</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Free, but smaller</source>
        <translation>Libre, mais plus petit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>%1 of %2 on transit, %3 verified</source>
        <translation>%1 sur %2 sur le transit, %3 vérifiés</translation>
    </message>
    <message>
        <source>Relocation by</source>
        <translation>Redéplacement par</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Date limite</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a date and how far it is</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Dépassement</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), %1 so far</source>
        <translation>
            <numerusform>%n jour, %1 à ce jour</numerusform>
            <numerusform>%n jours, %1 à ce jour</numerusform>
        </translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), not read before: connect to see them</source>
        <translation>
            <numerusform>%n compte, pas encore lu&#x202f;: connectez-vous pour le voir</numerusform>
            <numerusform>%n comptes, pas encore lus&#x202f;: connectez-vous pour les voir</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::RequestPart</name>
    <message>
        <source>Request: %1</source>
        <translation>Demande&#x202f;: %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis le %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::SearchBar</name>
    <message>
        <source>%L1…</source>
        <extracomment>matches so far</extracomment>
        <translation>%L1…</translation>
    </message>
    <message>
        <source>none</source>
        <comment>matches</comment>
        <translation>aucune</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <extracomment>the third of 41 matches</extracomment>
        <translation>%L1 sur %L2</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>inutilisable</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>Rechercher dans le journal</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
    <message>
        <source>Upper and lower case differ</source>
        <translation>Distinguer majuscules et minuscules</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Correspondance précédente (Maj+F3)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Correspondance précédente</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Correspondance suivante (F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Correspondance suivante</translation>
    </message>
    <message>
        <source>Regular expression, on the lines as they are in the file</source>
        <translation>Expression régulière, sur les lignes telles qu’elles sont dans le fichier</translation>
    </message>
    <message>
        <source>In the lines as they are in the file, and not in what is shown of them</source>
        <translation>Dans les lignes telles qu’elles sont dans le fichier, et non dans ce qui en est affiché</translation>
    </message>
    <message>
        <source>Search the lines as they are in the file</source>
        <translation>Rechercher dans les lignes telles qu’elles sont dans le fichier</translation>
    </message>
</context>
<context>
    <name>escale::ui::SecretDialog</name>
    <message>
        <source>The token of %1</source>
        <translation>Le jeton de %1</translation>
    </message>
    <message>
        <source>This is the only time that the secret is shown. Copy it now and hand it over safely.</source>
        <translation>C’est la seule fois que le secret est montré. Copiez-le maintenant et transmettez-le en sûreté.</translation>
    </message>
    <message>
        <source>Secret of the token</source>
        <translation>Secret du jeton</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>I have copied it</source>
        <translation>Je l’ai copié</translation>
    </message>
</context>
<context>
    <name>escale::ui::ServerPage</name>
    <message>
        <source>%1 GiB</source>
        <translation>%1&#xa0;Gio</translation>
    </message>
    <message>
        <source>Transit server, lent to %1</source>
        <translation>Serveur de transit, prêté à %1</translation>
    </message>
    <message>
        <source>Transit server, lent</source>
        <translation>Serveur de transit, prêté</translation>
    </message>
    <message>
        <source>Transit server, free</source>
        <translation>Serveur de transit, libre</translation>
    </message>
    <message>
        <source>Shared transit server, open to all dedicated servers and VPS</source>
        <translation>Serveur de transit partagé, ouvert à tous les serveurs dédiés et VPS</translation>
    </message>
    <message>
        <source>Public cloud: shared by customers</source>
        <translation>Cloud public&#xa0;: partagé par des clients</translation>
    </message>
    <message>
        <source>No migration is announced for this server.</source>
        <translation>Aucune migration n’est annoncée pour ce serveur.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>%1, %2 memory, %3 disk</source>
        <translation>%1, %2 de mémoire, %3 de disque</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n cœur</numerusform>
            <numerusform>%n cœurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Accounts served here</source>
        <translation>Comptes servis ici</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Aller à %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::ServerTreePanel</name>
    <message>
        <source>No server and no account matches this filter.</source>
        <translation>Aucun serveur et aucun compte ne correspond à ce filtre.</translation>
    </message>
    <message>
        <source>No servers yet.</source>
        <translation>Pas encore de serveurs.</translation>
    </message>
    <message>
        <source>Filter (step:4 turn:customer)</source>
        <extracomment>an example of what the filter line understands; step and turn are fields, customer is a value</extracomment>
        <translation>Filtrer (étape:4 tour:client)</translation>
    </message>
    <message>
        <source>Filter of servers and accounts</source>
        <translation>Filtre des serveurs et des comptes</translation>
    </message>
    <message>
        <source>Words, and fields with a value: step:4 turn:customer customer:acme server:srv account:shop deadline&lt;7d state:waits. All of them must hold.</source>
        <translation>Des mots, et des champs avec une valeur&#xa0;: étape:4 tour:client client:acme serveur:srv compte:shop échéance&lt;7j état:attend. Tous doivent être vrais.</translation>
    </message>
    <message>
        <source>Servers and accounts</source>
        <translation>Serveurs et comptes</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Enregistrer cette vue</translation>
    </message>
    <message>
        <source>Name of the view:</source>
        <translation>Nom de la vue&#x202f;:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save this filter as a view</source>
        <translation>Enregistrer ce filtre comme vue</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>Ouvrir dans un nouvel onglet</translation>
    </message>
</context>
<context>
    <name>escale::ui::SettingsDialog</name>
    <message>
        <source>open</source>
        <comment>a connection</comment>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>a connection</comment>
        <translation>fermée</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <comment>a token</comment>
        <translation>dans le trousseau</translation>
    </message>
    <message>
        <source>is asked for</source>
        <comment>a token</comment>
        <translation>demandé</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>Supprimer la connexion</translation>
    </message>
    <message>
        <source>Remove the connection to %1?</source>
        <translation>Supprimer la connexion à %1&#x202f;?</translation>
    </message>
    <message>
        <source>Its token in the keychain and the local copy of its data on this computer are deleted. Nothing changes on the platform, and migrations go on there.</source>
        <translation>Son jeton dans le trousseau et la copie locale de ses données sur cet ordinateur sont supprimés. Rien ne change sur la plateforme, où les migrations continuent.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombres</translation>
    </message>
    <message>
        <source>Let accounts &amp;move in the picture</source>
        <translation>Animer le &amp;déplacement des comptes dans l’image</translation>
    </message>
    <message>
        <source>On closing, say which &amp;tasks go on</source>
        <translation>À la fermeture, signaler les &amp;tâches qui continuent</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plateformes</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>You have not connected to a platform yet.</source>
        <translation>Vous ne vous êtes encore connecté à aucune plateforme.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Afficher</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>A&amp;jouter…</translation>
    </message>
    <message>
        <source>&amp;Forget the token</source>
        <translation>&amp;Oublier le jeton</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
</context>
<context>
    <name>escale::ui::ShelfPanel</name>
    <message>
        <source>cannot be read whole</source>
        <translation>ne peut pas être lu en entier</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>ouverture…</translation>
    </message>
    <message>
        <source>indexing, %1</source>
        <translation>indexation, %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n log(s) as one, by time</source>
        <translation>
            <numerusform>Lire %n journal</numerusform>
            <numerusform>Lire %n journaux comme un seul, dans le temps</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a log…</source>
        <translation>Ouvrir un journal…</translation>
    </message>
    <message>
        <source>Open logs</source>
        <translation>Journaux ouverts</translation>
    </message>
    <message>
        <source>Close this log</source>
        <translation>Fermer ce journal</translation>
    </message>
    <message>
        <source>Raw output of task %1</source>
        <translation>Sortie brute de la tâche %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::ShortPath</name>
    <message>
        <source>Recommended</source>
        <translation>Recommandée</translation>
    </message>
    <message>
        <source>Mandatory</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <source>done</source>
        <translation>faite</translation>
    </message>
    <message>
        <source>current</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>Step %1: %2, %3</source>
        <extracomment>a step of a path: %1 is its number, %2 its name, %3 &quot;done&quot;, &quot;current&quot; or &quot;to come&quot;</extracomment>
        <translation>Étape %1&#x202f;: %2, %3</translation>
    </message>
</context>
<context>
    <name>escale::ui::SiteButton</name>
    <message>
        <source>Open the site</source>
        <translation>Ouvrir le site</translation>
    </message>
</context>
<context>
    <name>escale::ui::StageModel</name>
    <message>
        <source>downtime</source>
        <translation>indisponibilité</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Où le temps est passé</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
</context>
<context>
    <name>escale::ui::StageStrip</name>
    <message>
        <source>%1, stage %2 of %3</source>
        <extracomment>stages of a task: %1 is the one that runs, %2 its number, %3 how many there are</extracomment>
        <translation>%1, phase %2 sur %3</translation>
    </message>
</context>
<context>
    <name>escale::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n compte</numerusform>
            <numerusform>%n comptes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 is &quot;12 accounts&quot;, %2 &quot;7 on transit&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n on transit</source>
        <comment>accounts</comment>
        <translation>
            <numerusform>%n sur le transit</numerusform>
            <numerusform>%n sur le transit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n serveur</numerusform>
            <numerusform>%n serveurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) running</source>
        <translation>
            <numerusform>%n tâche en cours</numerusform>
            <numerusform>%n tâches en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) waiting</source>
        <translation>
            <numerusform>%n tâche en attente</numerusform>
            <numerusform>%n tâches en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>No task running</source>
        <translation>Aucune tâche en cours</translation>
    </message>
    <message>
        <source>Closing the window loses nothing: the practice platform takes its tasks up again when it is started.</source>
        <translation>Fermer la fenêtre ne perd rien&#xa0;: la plateforme d’entraînement reprend ses tâches à son démarrage.</translation>
    </message>
    <message>
        <source>Tasks go on on the platform when the window is closed.</source>
        <translation>Les tâches continuent sur la plateforme quand la fenêtre est fermée.</translation>
    </message>
    <message>
        <source>As of %1 · %2</source>
        <extracomment>%1 is a time of day, %2 is &quot;live&quot;, &quot;offline&quot;…</extracomment>
        <translation>À %1 · %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>time and zone</comment>
        <extracomment>a time of day, and the name of the time zone that it is told in</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>escale::ui::StepHelp</name>
    <message>
        <source>Step %1: %2</source>
        <comment>number, name</comment>
        <translation>Étape %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recommandée</translation>
    </message>
    <message>
        <source>Mandatory</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the help on this step</source>
        <translation>Fermer l’aide de cette étape</translation>
    </message>
    <message>
        <source>Check for each account that its applications work with the new architecture. Its databases can be copied to a test server and tried there as often as you like, without touching the account. Look at the connection settings of your applications, then mark the account as ready. You can go back and correct until the transit server is requested.</source>
        <translation>Vérifiez pour chaque compte que ses applications fonctionnent avec la nouvelle architecture. Ses bases de données peuvent être copiées sur un serveur de test et essayées là autant de fois que vous voulez, sans toucher au compte. Regardez les paramètres de connexion de vos applications, puis marquez le compte comme prêt. Vous pouvez revenir et corriger jusqu’à la demande du serveur de transit.</translation>
    </message>
    <message>
        <source>A server of your own has no neighbour to move to, so support lends you a transit server while yours is reinstalled. Choose one of your own, of an equivalent configuration, or the shared one. The request goes to support and can be withdrawn while nobody has begun.</source>
        <translation>Un serveur pour vous seul n’a pas de voisin où aller&#xa0;: le support vous prête donc un serveur de transit pendant que le vôtre est réinstallé. Choisissez un serveur dédié, de configuration équivalente, ou le serveur partagé. La demande est adressée au support et peut être retirée tant que personne n’a commencé.</translation>
    </message>
    <message>
        <source>Support installs the new architecture on the transit server and copies files and mail ahead, so that the migration of an account only copies what has changed since. This takes hours. If no equivalent server is free, the request waits, and you see why and since when.</source>
        <translation>Le support installe la nouvelle architecture sur le serveur de transit et précopie les fichiers et le courrier, pour que la migration d’un compte ne copie que ce qui a changé depuis. Cela prend des heures. Si aucun serveur équivalent n’est libre, la demande attend, et vous voyez pourquoi et depuis quand.</translation>
    </message>
    <message>
        <source>Move the accounts to the transit server one by one, whenever it suits you. Each is unavailable for the time of its copy: about %1 min for a gibibyte of databases. You need not change any DNS record: what still arrives at the client server is forwarded.</source>
        <translation>Migrez les comptes vers le serveur de transit un par un, quand cela vous convient. Chacun est indisponible le temps de sa copie&#xa0;: environ %1&#xa0;min par gibioctet de bases de données. Vous n’avez aucun enregistrement DNS à changer&#xa0;: ce qui arrive encore au serveur du client est transmis.</translation>
    </message>
    <message numerus="yes">
        <source>Look at each account on its new architecture: sites, mail, databases, scheduled tasks. Applications can still be changed. If something does not work, take the account back for a while: for %n day(s) it can return to the old architecture. When every account is verified, request the reinstallation.</source>
        <translation>
            <numerusform>Examinez chaque compte sous sa nouvelle architecture&#xa0;: sites, courrier, bases de données, tâches planifiées. Les applications peuvent encore être modifiées. Si quelque chose ne fonctionne pas, faites revenir le compte pour un temps&#xa0;: pendant %n jour, il peut retrouver l’ancienne architecture. Quand tous les comptes sont vérifiés, demandez la réinstallation.</numerusform>
            <numerusform>Examinez chaque compte sous sa nouvelle architecture&#xa0;: sites, courrier, bases de données, tâches planifiées. Les applications peuvent encore être modifiées. Si quelque chose ne fonctionne pas, faites revenir le compte pour un temps&#xa0;: pendant %n jours, il peut retrouver l’ancienne architecture. Quand tous les comptes sont vérifiés, demandez la réinstallation.</numerusform>
        </translation>
    </message>
    <message>
        <source>Support reinstalls the client server with the new architecture; from here no rollback exists. Meanwhile its addresses lead to the transit server: they do not answer for about one minute, and domains on the provider’s DNS notice nothing. Then files and mail are copied back ahead.</source>
        <translation>Le support réinstalle le serveur du client avec la nouvelle architecture&#x202f;; à partir d’ici, aucun retour en arrière n’existe. Pendant ce temps, ses adresses mènent au serveur de transit&#xa0;: elles ne répondent pas pendant environ une minute, et les domaines sur le DNS du fournisseur ne remarquent rien. Ensuite, les fichiers et le courrier sont précopiés dans l’autre sens.</translation>
    </message>
    <message numerus="yes">
        <source>The accounts go back to the client server, one by one, with the same downtime as on the way out. Support does it in working hours, or the customer within %n day(s) without surcharge, as it was chosen.</source>
        <translation>
            <numerusform>Les comptes reviennent sur le serveur du client, un par un, avec la même indisponibilité qu’à l’aller. Le support s’en charge aux heures ouvrées, ou le client, sans surcoût pendant %n jour, selon ce qui a été choisi.</numerusform>
            <numerusform>Les comptes reviennent sur le serveur du client, un par un, avec la même indisponibilité qu’à l’aller. Le support s’en charge aux heures ouvrées, ou le client, sans surcoût pendant %n jours, selon ce qui a été choisi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every account is on the reinstalled client server. The transit server is empty; support releases it. The keys of SSH hosts have changed, and allow-lists that name an old address may have to be updated.</source>
        <translation>Tous les comptes sont sur le serveur du client réinstallé. Le serveur de transit est vide&#x202f;; le support le libère. Les clés des hôtes SSH ont changé, et les listes d’autorisation qui nomment une ancienne adresse sont peut-être à mettre à jour.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) ready</source>
        <translation>
            <numerusform>%1 compte prêt sur %n</numerusform>
            <numerusform>%1 comptes prêts sur %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Requested: the shared transit server</source>
        <translation>Demandé&#xa0;: le serveur de transit partagé</translation>
    </message>
    <message>
        <source>Requested: a transit server of its own</source>
        <translation>Demandé&#xa0;: un serveur de transit dédié</translation>
    </message>
    <message>
        <source>Transit server: %1</source>
        <translation>Serveur de transit&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) on the transit server</source>
        <translation>
            <numerusform>%1 compte sur %n sur le serveur de transit</numerusform>
            <numerusform>%1 comptes sur %n sur le serveur de transit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) verified</source>
        <translation>
            <numerusform>%1 compte vérifié sur %n</numerusform>
            <numerusform>%1 comptes vérifiés sur %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) back on the client server</source>
        <translation>
            <numerusform>%1 compte sur %n revenu sur le serveur du client</numerusform>
            <numerusform>%1 comptes sur %n revenus sur le serveur du client</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>account, leg (outward, back, rollback), outcome</extracomment>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>downtime %1 (estimate %2)</source>
        <translation>indisponibilité %1 (estimation %2)</translation>
    </message>
    <message>
        <source>Migration announced</source>
        <translation>Migration annoncée</translation>
    </message>
    <message>
        <source>%1: databases copied for a test</source>
        <translation>%1&#xa0;: bases de données copiées pour un test</translation>
    </message>
    <message>
        <source>Transit server requested</source>
        <translation>Serveur de transit demandé</translation>
    </message>
    <message>
        <source>Transit server ready</source>
        <translation>Serveur de transit prêt</translation>
    </message>
    <message>
        <source>Reinstallation requested</source>
        <translation>Réinstallation demandée</translation>
    </message>
    <message>
        <source>Reinstallation started</source>
        <translation>Réinstallation commencée</translation>
    </message>
    <message>
        <source>Reinstallation done</source>
        <translation>Réinstallation terminée</translation>
    </message>
    <message>
        <source>Every account back on the client server</source>
        <translation>Tous les comptes revenus sur le serveur du client</translation>
    </message>
    <message>
        <source>Transit server released</source>
        <translation>Serveur de transit libéré</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>et %n plus ancien</numerusform>
            <numerusform>et %n plus anciens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::StepPath</name>
    <message>
        <source>Recommended</source>
        <translation>Recommandée</translation>
    </message>
    <message>
        <source>Mandatory</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>accounts done of all accounts</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>current, %1 of %2</source>
        <translation>en cours, %1 sur %2</translation>
    </message>
    <message>
        <source>current</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>Step %1: %2, %3</source>
        <translation>Étape %1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>from here no rollback exists</source>
        <translation>à partir d’ici, aucun retour en arrière n’existe</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The eight steps</source>
        <translation>Les huit étapes</translation>
    </message>
    <message>
        <source>Point of no return</source>
        <translation>Point de non-retour</translation>
    </message>
</context>
<context>
    <name>escale::ui::TasksPanel</name>
    <message>
        <source>Only who may start this task may do that.</source>
        <translation>Seul qui peut lancer cette tâche peut le faire.</translation>
    </message>
    <message>
        <source>The platform has been asked already.</source>
        <translation>C’est déjà demandé à la plateforme.</translation>
    </message>
    <message>
        <source>Select a task first.</source>
        <translation>Sélectionnez d’abord une tâche.</translation>
    </message>
    <message>
        <source>There is no connection to the platform.</source>
        <translation>Il n’y a pas de connexion à la plateforme.</translation>
    </message>
    <message>
        <source>Pause the selected tasks as soon as they can: before the cut-over nothing is lost.</source>
        <translation>Suspendre les tâches sélectionnées dès que possible&#xa0;: avant la bascule, rien n’est perdu.</translation>
    </message>
    <message>
        <source>Let the selected tasks go on.</source>
        <translation>Laisser continuer les tâches sélectionnées.</translation>
    </message>
    <message>
        <source>Cancel the selected tasks: the account stays where it is.</source>
        <translation>Annuler les tâches sélectionnées&#xa0;: le compte reste où il est.</translation>
    </message>
    <message numerus="yes">
        <source>%n running or waiting</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n en cours ou en attente</numerusform>
            <numerusform>%n en cours ou en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>rien en cours</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>Afficher les tâches</translation>
    </message>
    <message>
        <source>Hide the tasks</source>
        <translation>Masquer les tâches</translation>
    </message>
    <message numerus="yes">
        <source>Clear the filter (%n hidden)</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>Effacer le filtre (%n masquée)</numerusform>
            <numerusform>Effacer le filtre (%n masquées)</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter of tasks</source>
        <translation>Filtre des tâches</translation>
    </message>
    <message>
        <source>Only live</source>
        <translation>En cours seulement</translation>
    </message>
    <message>
        <source>Only tasks that have not ended</source>
        <translation>Seulement les tâches qui ne sont pas terminées</translation>
    </message>
    <message>
        <source>Pause the selected tasks</source>
        <translation>Suspendre les tâches sélectionnées</translation>
    </message>
    <message>
        <source>Resume the selected tasks</source>
        <translation>Reprendre les tâches sélectionnées</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>the selected tasks</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the selected tasks</source>
        <translation>Annuler les tâches sélectionnées</translation>
    </message>
    <message>
        <source>Tasks, newest first</source>
        <translation>Tâches, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Your token’s permission does not cover this task.</source>
        <translation>L’autorisation de votre jeton ne couvre pas cette tâche.</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n masquée</numerusform>
            <numerusform>%n masquées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>escale::ui::TestCard</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>no test is possible for this kind of migration</source>
        <translation>aucun test n’est possible pour ce type de migration</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a date and how far it is</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Open the test</source>
        <translation>Ouvrir le test</translation>
    </message>
</context>
<context>
    <name>escale::ui::Timeline</name>
    <message>
        <source>%1: %2 to %3</source>
        <extracomment>a time of a transit server: %1 who has it, %2 and %3 dates</extracomment>
        <translation>%1&#x202f;: du %2 au %3</translation>
    </message>
</context>
<context>
    <name>escale::ui::TokensPage</name>
    <message>
        <source>all that it sees</source>
        <translation>tout ce qu’il voit</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>serveur %1</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>compte %1</translation>
    </message>
    <message>
        <source>nothing: it reads only</source>
        <translation>rien&#x202f;: lecture seule</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>May act on</source>
        <translation>Peut agir sur</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernier usage</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>revoked %1</source>
        <translation>révoqué le %1</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>expiré le %1</translation>
    </message>
    <message>
        <source>The token was created.</source>
        <translation>Le jeton est créé.</translation>
    </message>
    <message>
        <source>Revoke a token</source>
        <translation>Révoquer un jeton</translation>
    </message>
    <message>
        <source>Revoke the token of %1?</source>
        <translation>Révoquer le jeton de %1&#x202f;?</translation>
    </message>
    <message>
        <source>It is refused from now on. There is no way back: create another one.</source>
        <translation>Il est refusé désormais. Il n’y a pas de retour possible&#x202f;: créez-en un autre.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The token was revoked.</source>
        <translation>Le jeton est révoqué.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>Each person and each program has a token of its own. A secret is shown once, when its token is created.</source>
        <translation>Chaque personne et chaque programme a son propre jeton. Un secret est montré une seule fois, à la création de son jeton.</translation>
    </message>
    <message>
        <source>Create a token…</source>
        <translation>Créer un jeton…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Tokens of this platform</source>
        <translation>Jetons de cette plateforme</translation>
    </message>
    <message>
        <source>support</source>
        <comment>role of a token</comment>
        <translation>support</translation>
    </message>
    <message>
        <source>customer</source>
        <comment>role of a token</comment>
        <translation>client</translation>
    </message>
    <message>
        <source>reviewer</source>
        <comment>role of a token</comment>
        <translation>relecteur</translation>
    </message>
    <message>
        <source>The list of tokens has not been read before: connect to see it.</source>
        <translation>La liste des jetons n’a pas encore été lue&#x202f;: connectez-vous pour la voir.</translation>
    </message>
    <message>
        <source>Offline: the list is as of %1. Connect to create or revoke a token.</source>
        <translation>Hors ligne&#x202f;: la liste est en l’état au %1. Connectez-vous pour créer ou révoquer un jeton.</translation>
    </message>
</context>
<context>
    <name>escale::ui::TransitDialog</name>
    <message>
        <source>Request the transit server</source>
        <translation>Demander le serveur de transit</translation>
    </message>
    <message>
        <source>Send the request to support</source>
        <translation>Envoyer la demande au support</translation>
    </message>
    <message>
        <source>A server of its own</source>
        <translation>Un serveur dédié</translation>
    </message>
    <message>
        <source>The shared one</source>
        <translation>Le serveur partagé</translation>
    </message>
    <message>
        <source>Message to support (optional)</source>
        <translation>Message au support (facultatif)</translation>
    </message>
    <message>
        <source>Message to support</source>
        <translation>Message au support</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>at least that of the client server: %1</source>
        <translation>au moins celle du serveur du client&#xa0;: %1</translation>
    </message>
    <message>
        <source>may not match yours</source>
        <translation>peut ne pas correspondre à la vôtre</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coût</translation>
    </message>
    <message numerus="yes">
        <source>free for %n day(s), then the client server’s price, day by day</source>
        <translation>
            <numerusform>sans surcoût pendant %n jour, puis le prix du serveur du client, au prorata</numerusform>
            <numerusform>sans surcoût pendant %n jours, puis le prix du serveur du client, au prorata</numerusform>
        </translation>
    </message>
    <message>
        <source>none, and no time limit</source>
        <translation>aucun, et sans limite de temps</translation>
    </message>
    <message>
        <source>Estimated downtime</source>
        <translation>Indisponibilité estimée</translation>
    </message>
    <message>
        <source>%1 in all; files and mail are copied ahead</source>
        <translation>%1 en tout&#x202f;; fichiers et courrier sont précopiés</translation>
    </message>
    <message>
        <source>%1 in all; nothing is copied ahead</source>
        <translation>%1 en tout&#x202f;; rien n’est précopié</translation>
    </message>
    <message>
        <source>Customisation</source>
        <translation>Personnalisation</translation>
    </message>
    <message>
        <source>your server settings and firewall are applied</source>
        <translation>vos réglages de serveur et votre pare-feu sont appliqués</translation>
    </message>
    <message>
        <source>none of yours, no firewall of yours</source>
        <translation>aucun réglage ni pare-feu à vous</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Accordé</translation>
    </message>
    <message>
        <source>as soon as a server is free</source>
        <translation>dès qu’un serveur est libre</translation>
    </message>
    <message>
        <source>case by case</source>
        <translation>au cas par cas</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Support installs the transit server; this takes hours, longer if none is free. Your accounts go on as they are, and their preparation can no longer be changed.</source>
        <translation>Le support installe le serveur de transit&#x202f;; cela prend des heures, plus s’il n’y en a pas de libre. Vos comptes continuent comme avant, et leur préparation ne peut plus être modifiée.</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>Réversible</translation>
    </message>
    <message>
        <source>Withdraw the request while support has not begun.</source>
        <translation>Retirez la demande tant que le support n’a pas commencé.</translation>
    </message>
    <message>
        <source>Account</source>
        <extracomment>what a move still has to copy of files and mail after the precopy</extracomment>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Files and mail</source>
        <translation>Fichiers et courrier</translation>
    </message>
    <message>
        <source>Downtime, own server</source>
        <translation>Indisponibilité, dédié</translation>
    </message>
    <message>
        <source>Downtime, shared</source>
        <translation>Indisponibilité, partagé</translation>
    </message>
    <message>
        <source>Both kinds compared, account by account</source>
        <translation>Les deux comparés, compte par compte</translation>
    </message>
    <message>
        <source>Copied meanwhile</source>
        <translation>Copié pendant ce temps</translation>
    </message>
    <message>
        <source>%1 of databases, up to %2 of files and mail</source>
        <translation>%1 de bases de données, jusqu’à %2 de fichiers et de courrier</translation>
    </message>
    <message>
        <source>%1 of databases, all %2 of files and mail</source>
        <translation>%1 de bases de données, tous les fichiers et le courrier&#x202f;: %2</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>up to %1</source>
        <extracomment>at most so many bytes</extracomment>
        <translation>jusqu’à %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::TtlOrder</name>
    <message numerus="yes">
        <source>Lower the TTL of %n domain(s) to %1</source>
        <extracomment>on a button; %1 is a duration</extracomment>
        <translation>
            <numerusform>Abaisser le TTL de %n domaine à %1</numerusform>
            <numerusform>Abaisser le TTL de %n domaines à %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The TTL could not be lowered. %1</source>
        <translation>Le TTL n’a pas pu être abaissé. %1</translation>
    </message>
</context>
<context>
    <name>escale::ui::ViewsList</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 en attente</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>My turn</source>
        <translation>À mon tour</translation>
    </message>
    <message>
        <source>Deadline within 7 days</source>
        <translation>Date limite sous 7 jours</translation>
    </message>
    <message>
        <source>Something failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Remove this view</source>
        <translation>Retirer cette vue</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
</context>
<context>
    <name>escale::ui::WelcomePage</name>
    <message>
        <source>Welcome to Escale</source>
        <translation>Bienvenue dans Escale</translation>
    </message>
    <message>
        <source>It takes a server&apos;s accounts to a new architecture, in eight steps, and back onto the same server.</source>
        <translation>Escale mène les comptes d’un serveur vers une nouvelle architecture, en huit étapes, puis les ramène sur le même serveur.</translation>
    </message>
    <message>
        <source>On a practice platform</source>
        <translation>Sur une plateforme d’entraînement</translation>
    </message>
    <message>
        <source>A small hosting company on this computer, with real files, databases and sites that really move. Nothing here is anyone&apos;s production: try every step, from either side.</source>
        <translation>Un petit hébergeur sur cet ordinateur, avec de vrais fichiers, bases de données et sites qui se déplacent vraiment. Rien ici n’est la production de quelqu’un&#xa0;: essayez chaque étape, de chaque côté.</translation>
    </message>
    <message>
        <source>&amp;Try it on a practice platform</source>
        <translation>&amp;Essayer l’entraînement</translation>
    </message>
    <message>
        <source>On your provider&apos;s platform</source>
        <translation>Sur la plateforme de votre hébergeur</translation>
    </message>
    <message>
        <source>With the address of the platform and a token that you were given. You see and do what the token permits.</source>
        <translation>Avec l’adresse de la plateforme et un jeton qu’on vous a remis. Vous voyez et faites ce que le jeton permet.</translation>
    </message>
    <message>
        <source>&amp;Connect to a platform…</source>
        <translation>Se &amp;connecter à une plateforme…</translation>
    </message>
    <message>
        <source>Without any platform</source>
        <translation>Sans aucune plateforme</translation>
    </message>
    <message>
        <source>Read the log of a migration, or the bundle that somebody sent you: who did what, when, and whether anything was changed since. Nothing is sent anywhere.</source>
        <translation>Lisez le journal d’une migration, ou le paquet que l’on vous a envoyé&#x202f;: qui a fait quoi, quand, et si quelque chose a été modifié depuis. Rien n’est envoyé nulle part.</translation>
    </message>
    <message>
        <source>&amp;Open a log…</source>
        <translation>&amp;Ouvrir un journal…</translation>
    </message>
</context>
<context>
    <name>escale::ui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Open the &amp;practice platform</source>
        <translation>Ouvrir la &amp;plateforme d’entraînement</translation>
    </message>
    <message>
        <source>&amp;Connect to a platform…</source>
        <translation>Se &amp;connecter à une plateforme…</translation>
    </message>
    <message>
        <source>Start the practice platform &amp;anew…</source>
        <translation>&amp;Repartir de zéro avec la plateforme d’entraînement…</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>Se &amp;déconnecter</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claires</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombres</translation>
    </message>
    <message>
        <source>Show the &amp;servers</source>
        <translation>Afficher les se&amp;rveurs</translation>
    </message>
    <message>
        <source>Show the &amp;tasks</source>
        <translation>Afficher les &amp;tâches</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>&amp;Migration</source>
        <translation>&amp;Migration</translation>
    </message>
    <message>
        <source>Choose a server that is in a migration</source>
        <translation>Choisissez un serveur en cours de migration</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>Fe&amp;nêtre</translation>
    </message>
    <message>
        <source>Go to the &amp;servers</source>
        <translation>Aller aux &amp;serveurs</translation>
    </message>
    <message>
        <source>Go to the &amp;page</source>
        <translation>Aller à la &amp;page</translation>
    </message>
    <message>
        <source>Go to the &amp;tasks</source>
        <translation>Aller aux &amp;tâches</translation>
    </message>
    <message>
        <source>&amp;Restore the layout</source>
        <translation>&amp;Rétablir la disposition</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>&amp;Clavier…</translation>
    </message>
    <message>
        <source>&amp;About Escale</source>
        <translation>À &amp;propos d’Escale</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>À propos de &amp;Qt</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>&amp;Bureau</translation>
    </message>
    <message>
        <source>&amp;Search or run a command…</source>
        <translation>&amp;Rechercher ou lancer une commande…</translation>
    </message>
    <message>
        <source>&amp;Tokens</source>
        <translation>&amp;Jetons</translation>
    </message>
    <message>
        <source>Open a &amp;log…</source>
        <translation>Ouvrir un &amp;journal…</translation>
    </message>
    <message>
        <source>Open the log of this &amp;migration</source>
        <translation>Ouvrir le journal de cette &amp;migration</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Préf&amp;érences…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Rapport…</translation>
    </message>
    <message>
        <source>Open the si&amp;gned log of the migration</source>
        <translation>Ouvrir le journal si&amp;gné de la migration</translation>
    </message>
    <message>
        <source>E&amp;xport the migration’s log…</source>
        <translation>E&amp;xporter le journal de la migration…</translation>
    </message>
    <message>
        <source>&amp;Open this page in a new tab</source>
        <translation>&amp;Ouvrir cette page dans un nouvel onglet</translation>
    </message>
    <message>
        <source>&amp;Close the tab</source>
        <translation>Fermer l’on&amp;glet</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>Onglet sui&amp;vant</translation>
    </message>
    <message>
        <source>Pre&amp;vious tab</source>
        <translation>Onglet précé&amp;dent</translation>
    </message>
</context>
<context>
    <name>escale::ui::words</name>
    <message>
        <source>Now: your turn</source>
        <translation>Maintenant&#xa0;: à vous</translation>
    </message>
    <message>
        <source>Now: the customer’s turn</source>
        <translation>Maintenant&#xa0;: au client</translation>
    </message>
    <message>
        <source>Now: support’s turn</source>
        <translation>Maintenant&#xa0;: au support</translation>
    </message>
    <message>
        <source>Now: wait</source>
        <translation>Maintenant&#xa0;: patientez</translation>
    </message>
    <message>
        <source>Nothing is left to do</source>
        <translation>Il n’y a plus rien à faire</translation>
    </message>
    <message>
        <source>you</source>
        <translation>vous</translation>
    </message>
    <message>
        <source>Next: request the transit server</source>
        <translation>Ensuite&#xa0;: demander le serveur de transit</translation>
    </message>
    <message>
        <source>Next: migrate the accounts</source>
        <translation>Ensuite&#xa0;: migrer les comptes</translation>
    </message>
    <message>
        <source>Next: request the reinstallation</source>
        <translation>Ensuite&#xa0;: demander la réinstallation</translation>
    </message>
    <message>
        <source>Next: release the transit server</source>
        <translation>Ensuite&#xa0;: libérer le serveur de transit</translation>
    </message>
    <message>
        <source>Next: reinstall the client server</source>
        <translation>Ensuite&#xa0;: réinstaller le serveur du client</translation>
    </message>
    <message>
        <source>%1, %2, %3 disk</source>
        <extracomment>a server&apos;s cores, memory and disk</extracomment>
        <translation>%1, %2, %3 de disque</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n cœur</numerusform>
            <numerusform>%n cœurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected to the platform.</source>
        <translation>Pas de connexion à la plateforme.</translation>
    </message>
    <message>
        <source>A reviewer reads only.</source>
        <translation>Un relecteur ne fait que lire.</translation>
    </message>
    <message>
        <source>Your token’s permission does not cover this account.</source>
        <translation>L’autorisation de votre jeton ne couvre pas ce compte.</translation>
    </message>
</context>
</TS>
