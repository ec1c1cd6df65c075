<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>app::Application</name>
    <message>
        <source>San Francisco</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kyoto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lisbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cape Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder %1 can&apos;t be made. Choose another with --data-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are fetched as they are looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 for callbacks is in use by another program. Choose another with --callback-port.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::CommandLine</name>
    <message>
        <source>Run without a window; the page serves the photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a demonstration: a service on this computer makes up places and photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures of this folder in the demonstration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep photos and places in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port of the page for browsers (default: 3000).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port that the photo service calls, on this computer only (default: 3001).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let other computers and phones on the network see the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this Redis server, redis://[user:password@]host[:port][/db] or unix:PATH (default: a private one). REDIS_URL does the same and keeps a password out of the list of processes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public address of the callback port, for example https://photos.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in a subscription made elsewhere, whose callback is /callbacks/geo/SLUG. May be given more than once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLUG[:VERIFY_TOKEN]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment, as in the 2011 demo:
  IG_CLIENT_ID, IG_CLIENT_SECRET  credentials at the Instagram-compatible service
  IG_API_HOST, IG_API_PORT        where it is (default: api.instagram.com)
  IG_BASE_PATH                    path before /v1
  IG_USE_INSECURE                 any value: HTTP instead of HTTPS
  IG_APP_PORT                     the same as --port
  IG_CALLBACK_HOST                the same as --callback-host
  REDIS_URL                       the same as --redis
An option counts before its environment variable.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes a port number from 0 to 65535, not &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes an address such as https://photos.example.org, not &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--adopt takes SLUG or SLUG:VERIFY_TOKEN; a slug has 1 to 64 of a-z, 0-9 and -, which &quot;%1&quot; has not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IG_API_HOST takes the name of a host, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page and the callbacks need two ports; both are %1. Change --port or --callback-port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--demo-photos: there is no folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos taken around a place, the moment they appear: in a window and in every browser on the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an option. See --help.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>demo::Pictures</name>
    <message>
        <source>There are no photos in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>http::Guard</name>
    <message>
        <source>Host name not allowed: add it to the allowed names in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page is for the local network: a proxy or tunnel must not lead here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused because another site asked for it: open this page itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>http::Server</name>
    <message>
        <source>address %1, port %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot listen on %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>images</name>
    <message>
        <source>Pictures cannot be kept in %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many pictures are waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is damaged (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is not here (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are kept again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 They are shown all the same; keeping resumes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has %1 × %2 pixels, which is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebP pictures need the package qt6-image-formats-plugins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a JPEG, PNG or WebP picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for the picture.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ingest::CallbackEndpoint</name>
    <message>
        <source>No client secret is set, so that no callback can be believed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No callback yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source has confirmed our callback address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notices from the source arrive.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ingest::Places</name>
    <message>
        <source>No client id is set for this source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first notice from the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a public address for callbacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name in a callback address has only a–z, 0–9 and -, and at most 64 of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a place with this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a client id and secret for this source first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 places can be watched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ingest::Watcher</name>
    <message>
        <source>This program has no source named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place is watched yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) watched.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>journal::Follower</name>
    <message>
        <source>Redis does not keep %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>journal::PhotoJournal</name>
    <message>
        <source>Redis is away since %1; trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis can&apos;t keep the photos: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to Redis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>live::LiveServer</name>
    <message>
        <source>Port %1 is in use by another program. Choose another with --port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page on %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Page: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callbacks: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display: running without a window. Open the page in a browser.
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>photos::Subscription</name>
    <message>
        <source>Give the place a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude goes from −90 to 90.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitude goes from −180 to 180.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The radius is at least 1 metre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source allows a radius of 5 km at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tag? Without the #.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which location? Its number at the source.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>redis::Connection</name>
    <message>
        <source>Redis gave no answer within %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link to Redis was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis is away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>redis::Endpoint</name>
    <message>
        <source>This program is built without TLS for Redis. Use redis:// over a network you trust, or a tunnel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Redis address is written redis://host[:port] or unix:/path/to/redis.sock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Redis socket is written unix:/path/to/redis.sock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of a Redis socket has at most %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Redis address is written redis://[user:password@]host[:port][/0].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis address has a user but no password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of a Redis address is a number, for example /0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>redis::Link</name>
    <message>
        <source>Redis at %1 does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name can&apos;t be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis at %1 refused us: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what answers there is not Redis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis at %1 can&apos;t be reached: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>redis::PrivateServer</name>
    <message>
        <source>Redis is starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program (process %1) already keeps its photos in %2. Close it, or start this one with another --data-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis is not installed. Install Debian&apos;s package redis-server, or give the address of a Redis server with --redis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis private; the end of its file was damaged and has been cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis stopped at %1; it is being started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file in which Redis keeps the photos is damaged, so Redis does not start. Nothing was deleted. Copy the folder %1, then run: redis-check-aof --fix %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis does not start in %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a folder of this user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be closed to other users.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of the runtime folder %1 is too long for a socket.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>redis::Subscriber</name>
    <message>
        <source>Redis does not confirm the subscription</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources::Instagram</name>
    <message>
        <source>The source asked us to look less often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source could not confirm our callback address. It must be reachable from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source does not know this place any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source refused our client id or secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source did not accept the description of this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source took too long to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source is out of order (status %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source sent something that we do not understand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources::Transfer</name>
    <message>
        <source>%1 took too long to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not take connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no server named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no certificate that we trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 broke.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Acts</name>
    <message>
        <source>&amp;Add place …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or resume place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Places panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Newest photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the page’s address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;bout Hereabouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AdoptionForm</name>
    <message>
        <source>Name in the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a subscription that you make yourself at the source, with curl or another program. First add its name here; then Hereabouts answers the source&apos;s question and takes its notices. It never deletes such a subscription.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as in your request. Leave it empty if you sent none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name in the address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The re&amp;quest, to be sent after adding:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is missing here, for example san-francisco.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only small letters a–z, digits and dashes; 64 at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EmptyState</name>
    <message>
        <source>Add the first place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See a demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos taken around a place, the moment they appear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo here yet. New ones appear by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every place is paused. Resume one, and its photos appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Help</name>
    <message>
        <source>About Hereabouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos taken around a place, the moment they appear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software: you may use, study, share and change it under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with Qt %1, Redis and hiredis, Boost.Beast and libjpeg-turbo. It speaks the real-time protocol of 2011 to compatible services and is not connected with any company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows, Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move among the photos, open one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left, Right, Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a photo: newer, older, back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space, Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the places: pause or resume, remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>%1 is no longer watched. Its photos stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hereabouts (demonstration)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not added. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration: these photos are made up by Hereabouts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NewPhotosButton</name>
    <message>
        <source>%L1 new ↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show new photos: %L1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PhotoDetails</name>
    <message>
        <source>About this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rights reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open page at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from the centre of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source made the position vague on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PhotoViewer</name>
    <message>
        <source>This picture could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all photos (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer photo (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older photo (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PlaceDialog</name>
    <message>
        <source>Add place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made &amp;elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source of photos is set up yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hereabouts watches places at a service that speaks the Instagram protocol of 2011. Start it with these settings in the environment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who you are at the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the secret that signs its notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host name of the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an account, hereabouts --demo shows how it works: with photos it paints itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See a &amp;demonstration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PlaceForm</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circle around a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Source:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;City:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;atitude:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ongitude:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Radius:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste “37.7749, -122.4194” to fill both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a city, or fill in a position below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills in name, position and radius.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta&amp;g:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;umber:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every photo with this tag, wherever it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source&apos;s own number of one place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of everybody who allowed this program to see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number is missing here, for example %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a number such as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A place with this name is already watched. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PlaceListModel</name>
    <message>
        <source>All places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All places, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last photo %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PlacesPanel</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching this place. Its photos stay. (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last photo: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new photos again. (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for no new photos until you resume. (Space)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Preset</name>
    <message>
        <source>Austin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boston</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chicago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columbus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detroit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Houston</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kyoto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Las Vegas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>London</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palo Alto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Philadelphia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phoenix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rio de Janeiro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>San Antonio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>San Diego</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>San Francisco</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>San Jose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>São Paulo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seattle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seoul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>Callback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source not answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis reconnecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures not loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page not served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page in the browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No viewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 viewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 viewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TopBar</name>
    <message>
        <source>Add place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch another place (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New photos appear the moment they are posted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a place to see its photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every place is paused.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::words</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≈ %1 mi²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≈ %1 km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>location %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>my photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A circle that was made elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circle of %1 around %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos tagged #%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos taken at location %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of the people who allowed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registering …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrying …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instagram-compatible</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
