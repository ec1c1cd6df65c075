<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>app::AccessTest</name>
    <message>
        <source>Refused.</source>
        <translation>被拒绝。</translation>
    </message>
    <message>
        <source>Not now.</source>
        <translation>暂时不行。</translation>
    </message>
    <message>
        <source>Not reachable.</source>
        <translation>无法连接。</translation>
    </message>
    <message>
        <source>There is no such service at this address.</source>
        <translation>此地址没有这样的服务。</translation>
    </message>
    <message>
        <source>It works: %1 answered.</source>
        <translation>可以使用：%1 已应答。</translation>
    </message>
</context>
<context>
    <name>app::Alone</name>
    <message>
        <source>Hereabouts is not running.</source>
        <translation>Hereabouts 没有运行。</translation>
    </message>
    <message>
        <source>Photos come when Hereabouts runs.</source>
        <translation>Hereabouts 运行时才会有照片。</translation>
    </message>
</context>
<context>
    <name>app::Application</name>
    <message>
        <source>San Francisco</source>
        <translation>旧金山</translation>
    </message>
    <message>
        <source>Kyoto</source>
        <translation>京都</translation>
    </message>
    <message>
        <source>Lisbon</source>
        <translation>里斯本</translation>
    </message>
    <message>
        <source>Cape Town</source>
        <translation>开普敦</translation>
    </message>
    <message>
        <source>The data folder %1 can&apos;t be made. Choose another with --data-dir.</source>
        <translation>无法创建数据文件夹 %1。请用 --data-dir 另选一个。</translation>
    </message>
    <message>
        <source>Pictures are fetched as they are looked at.</source>
        <translation>图片在浏览时才下载。</translation>
    </message>
    <message>
        <source>Port %1 for callbacks is in use by another program. Choose another with --callback-port.</source>
        <translation>回调端口 %1 已被其他程序占用。请用 --callback-port 另选一个。</translation>
    </message>
    <message>
        <source>The password of Redis is being looked up.</source>
        <translation>正在查找 Redis 的密码。</translation>
    </message>
    <message>
        <source>Hereabouts runs without a window. Its page is at %1.</source>
        <translation>Hereabouts 正在无窗口运行，其网页位于 %1。</translation>
    </message>
</context>
<context>
    <name>app::Command</name>
    <message>
        <source>The folder of photos and places, as the program has it.</source>
        <translation>照片和地点的文件夹，与程序的相同。</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>DIR</translation>
    </message>
    <message>
        <source>The file of settings, as the program has it.</source>
        <translation>设置文件，与程序的相同。</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The Redis server, as the program has it.</source>
        <translation>Redis 服务器，与程序的相同。</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>The demonstration&apos;s places and photos.</source>
        <translation>演示的地点和照片。</translation>
    </message>
    <message>
        <source>Answer in JSON, for programs.</source>
        <translation>以 JSON 回答，供程序使用。</translation>
    </message>
    <message>
        <source>What the place is called.</source>
        <translation>地点的名称。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Latitude of the circle&apos;s centre, in degrees.</source>
        <translation>圆心的纬度（度）。</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>Longitude of the circle&apos;s centre, in degrees.</source>
        <translation>圆心的经度（度）。</translation>
    </message>
    <message>
        <source>Radius of the circle, in metres.</source>
        <translation>圆的半径（米）。</translation>
    </message>
    <message>
        <source>Where photos come from: inaturalist, commons, folder, mastodon, bluesky, flickr or instagram. May be given more than once (default: those that the form chooses).</source>
        <translation>照片的来源：inaturalist、commons、folder、mastodon、bluesky、flickr 或 instagram。可以多次给出（默认：表单所选的来源）。</translation>
    </message>
    <message>
        <source>SOURCE</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>A tag to watch, at sources that know no circles.</source>
        <translation>要关注的标签，用于不支持圆形范围的来源。</translation>
    </message>
    <message>
        <source>TAG</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>A folder of this computer to watch for new pictures.</source>
        <translation>这台电脑上要关注新图片的文件夹。</translation>
    </message>
    <message>
        <source>--%1 takes a number, not &quot;%2&quot;.</source>
        <translation>--%1 需要数字，而不是“%2”。</translation>
    </message>
    <message>
        <source>--name is missing: what is the place called?</source>
        <translation>缺少 --name：地点叫什么？</translation>
    </message>
    <message>
        <source>json, csv for a spreadsheet, or zip with the picture files.</source>
        <translation>json、用于电子表格的 csv，或包含图片文件的 zip。</translation>
    </message>
    <message>
        <source>FORMAT</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Write to this file (default: standard output). It appears when it is complete.</source>
        <translation>写入此文件（默认：标准输出）。文件写完后才会出现。</translation>
    </message>
    <message>
        <source>Only photos of this place, by its name or short name.</source>
        <translation>仅此地点的照片，用名称或短名称指定。</translation>
    </message>
    <message>
        <source>PLACE</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>--format takes one of json, csv, zip, not &quot;%1&quot;.</source>
        <translation>--format 需要 json、csv、zip 之一，而不是“%1”。</translation>
    </message>
    <message>
        <source>All of them.</source>
        <translation>全部。</translation>
    </message>
    <message>
        <source>Say which subscription by its ID, or --all.</source>
        <translation>请用编号指定订阅，或使用 --all。</translation>
    </message>
    <message>
        <source>List the places that are watched.</source>
        <translation>列出关注的地点。</translation>
    </message>
    <message>
        <source>Watch a place: a circle, a tag or a folder.</source>
        <translation>关注一个地点：圆形范围、标签或文件夹。</translation>
    </message>
    <message>
        <source>Watch a place no longer. Its photos stay until newer ones take their room.</source>
        <translation>不再关注一个地点。它的照片会保留，直到被更新的照片取代。</translation>
    </message>
    <message>
        <source>Write down the photos that are kept, newest first, with author and licence.</source>
        <translation>导出保存的照片，最新的在前，附作者和许可协议。</translation>
    </message>
    <message>
        <source>List what the Instagram-compatible service has registered for us.</source>
        <translation>列出与 Instagram 兼容的服务为我们登记的订阅。</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Delete a registration there, or all. Places that are still watched are registered again later; to end one for good, remove the place.</source>
        <translation>删除那里的一个或全部登记。仍在关注的地点稍后会重新登记；要彻底结束，请移除该地点。</translation>
    </message>
    <message>
        <source>Look at this installation and print a report for people who help, without secrets.</source>
        <translation>检查此安装并打印一份不含机密的报告，供提供帮助的人查看。</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source> [options]</source>
        <translation> [选项]</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>示例：</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>See &quot;hereabouts %1 --help&quot;.</source>
        <translation>请参阅“hereabouts %1 --help”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one word too many.</source>
        <translation>“%1”是多余的。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少%1。</translation>
    </message>
    <message>
        <source>&quot;hereabouts COMMAND --help&quot; says what each takes.</source>
        <translation>“hereabouts 命令 --help”会说明每个命令的参数。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no command; there are: %2. See --help.</source>
        <translation>“%1”不是命令；可用的命令有：%2。请参阅 --help。</translation>
    </message>
</context>
<context>
    <name>app::CommandDesk</name>
    <message>
        <source>There is no such command.</source>
        <translation>没有这个命令。</translation>
    </message>
    <message>
        <source>Redis, which keeps the photos, is away.</source>
        <translation>保存照片的 Redis 不可用。</translation>
    </message>
    <message>
        <source>There is no place “%1”.</source>
        <translation>没有名为“%1”的地点。</translation>
    </message>
    <message>
        <source>%1 places are named “%2”. Say which by its short name: %3.</source>
        <translation>有 %1 个地点名为“%2”。请用短名称指定：%3。</translation>
    </message>
    <message>
        <source>No Instagram-compatible service is set up: it needs a client id and secret.</source>
        <translation>没有设置与 Instagram 兼容的服务：它需要客户端 ID 和密钥。</translation>
    </message>
    <message>
        <source>Say which subscription, or all.</source>
        <translation>请指定订阅，或全部。</translation>
    </message>
    <message>
        <source>There is no subscription %1.</source>
        <translation>没有订阅 %1。</translation>
    </message>
</context>
<context>
    <name>app::CommandLine</name>
    <message>
        <source>Run without a window; the page serves the photos.</source>
        <translation>不打开窗口，照片在网页上看。</translation>
    </message>
    <message>
        <source>Show a demonstration: a service on this computer makes up places and photos.</source>
        <translation>运行演示：由本机上的一个服务虚构地点和照片。</translation>
    </message>
    <message>
        <source>Show the pictures of this folder in the demonstration.</source>
        <translation>在演示中使用此文件夹里的图片。</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>DIR</translation>
    </message>
    <message>
        <source>Keep photos and places in this folder.</source>
        <translation>把照片和地点保存在此文件夹。</translation>
    </message>
    <message>
        <source>Port of the page for browsers (default: 3000).</source>
        <translation>供浏览器访问的网页端口（默认：3000）。</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Port that the photo service calls, on this computer only (default: 3001).</source>
        <translation>供照片服务回调的端口，只在本机监听（默认：3001）。</translation>
    </message>
    <message>
        <source>Let other computers and phones on the network see the page.</source>
        <translation>允许网络中的其他电脑和手机查看网页。</translation>
    </message>
    <message>
        <source>Use this Redis server, redis://[user:password@]host[:port][/db] or unix:PATH (default: a private one). REDIS_URL does the same and keeps a password out of the list of processes.</source>
        <translation>使用此 Redis 服务器，写作 redis://[user:password@]host[:port][/db] 或 unix:PATH（默认：自带专用的）。也可用 REDIS_URL 指定，这样密码不会出现在进程列表中。</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Public address of the callback port, for example https://photos.example.org.</source>
        <translation>回调端口的公网地址，例如 https://photos.example.org。</translation>
    </message>
    <message>
        <source>Take in a subscription made elsewhere, whose callback is /callbacks/geo/SLUG. May be given more than once.</source>
        <translation>接管在别处创建的订阅，其回调为 /callbacks/geo/SLUG。可多次使用。</translation>
    </message>
    <message>
        <source>SLUG[:VERIFY_TOKEN]</source>
        <translation>SLUG[:VERIFY_TOKEN]</translation>
    </message>
    <message>
        <source>%1 takes a port number from 0 to 65535, not &quot;%2&quot;.</source>
        <translation>%1 应为 0 到 65535 之间的端口号，而不是“%2”。</translation>
    </message>
    <message>
        <source>%1 takes an address such as https://photos.example.org, not &quot;%2&quot;.</source>
        <translation>%1 应为 https://photos.example.org 这样的地址，而不是“%2”。</translation>
    </message>
    <message>
        <source>--adopt takes SLUG or SLUG:VERIFY_TOKEN; a slug has 1 to 64 of a-z, 0-9 and -, which &quot;%1&quot; has not.</source>
        <translation>--adopt 应为 SLUG 或 SLUG:VERIFY_TOKEN；SLUG 由 1 到 64 个 a-z、0-9 和 - 组成，“%1”不符合。</translation>
    </message>
    <message>
        <source>IG_API_HOST takes the name of a host, not &quot;%1&quot;.</source>
        <translation>IG_API_HOST 应为主机名，而不是“%1”。</translation>
    </message>
    <message>
        <source>The page and the callbacks need two ports; both are %1. Change --port or --callback-port.</source>
        <translation>网页和回调需要两个不同的端口，现在都是 %1。请更改 --port 或 --callback-port。</translation>
    </message>
    <message>
        <source>--demo-photos: there is no folder %1.</source>
        <translation>--demo-photos：没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Photos taken around a place, the moment they appear: in a window and in every browser on the network.</source>
        <translation>地点周边的新照片，一出现就能看到：在窗口里，也在网络中的每个浏览器里。</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>请看 --help。</translation>
    </message>
    <message>
        <source>Let browsers open the page under this host name too. May be given more than once.</source>
        <translation>允许浏览器也用这个主机名打开网页。可多次给出。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Show the photos on a whole screen, without controls; SCREEN is its number or its name (default: the main one).</source>
        <translation>在整个屏幕上显示照片，不带任何控件；SCREEN 是屏幕的编号或名称（默认为主屏幕）。</translation>
    </message>
    <message>
        <source>[SCREEN]</source>
        <translation>[SCREEN]</translation>
    </message>
    <message>
        <source>How photos stand there: grid, mosaic, single, split or cubes.</source>
        <translation>照片墙的布局：grid、mosaic、single、split 或 cubes。</translation>
    </message>
    <message>
        <source>Read and keep settings in this file.</source>
        <translation>在此文件中读取和保存设置。</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>Answer requests for the page that came through a proxy or tunnel.</source>
        <translation>也应答经代理或隧道而来的网页请求。</translation>
    </message>
    <message>
        <source>Settings file (%1), lines of &quot;key = value&quot;:</source>
        <translation>设置文件（%1），每行为“键 = 值”：</translation>
    </message>
    <message>
        <source>The client secret and the password of Redis are kept in the desktop&apos;s keyring, or in credentials.json in the data folder.</source>
        <translation>客户端密钥和 Redis 密码保存在桌面密钥环中，或数据文件夹的 credentials.json 中。</translation>
    </message>
    <message>
        <source>%1 takes an address without user and password, such as https://photos.example.org.</source>
        <translation>%1 需要不含用户名和密码的地址，例如 https://photos.example.org。</translation>
    </message>
    <message>
        <source>--wall needs a screen; leave --headless out.</source>
        <translation>--wall 需要屏幕；请去掉 --headless。</translation>
    </message>
    <message>
        <source>--wall-layout takes one of %1, not &quot;%2&quot;.</source>
        <translation>--wall-layout 只能是 %1 之一，不能是“%2”。</translation>
    </message>
    <message>
        <source>--wall: there is no screen &quot;%1&quot;. There is: %2.</source>
        <translation>--wall：没有屏幕“%1”。现有屏幕：%2。</translation>
    </message>
    <message>
        <source>Carry the callback port to the outside with localtunnel, cloudflared, ngrok, ssh:[USER@]HOST[:PORT][/PORT there], or a command of your own with {port} in it.</source>
        <translation>用 localtunnel、cloudflared、ngrok、ssh:[USER@]HOST[:PORT][/那里的端口]，或您自己的含有 {port} 的命令，将回调端口连到外部。</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Commands, which need no window:</source>
        <translation>命令（无需窗口）：</translation>
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
Where the sources are, if not at their public addresses:
  HEREABOUTS_INATURALIST_URL, HEREABOUTS_COMMONS_URL,
  HEREABOUTS_MASTODON_URL, HEREABOUTS_FLICKR_URL, HEREABOUTS_BLUESKY_URL,
  HEREABOUTS_BLUESKY_PROFILES_URL, HEREABOUTS_BLUESKY_PICTURES_URL
A site on a private network whose feeds may be watched:
  HEREABOUTS_WEBSUB_URL
What they need:
  HEREABOUTS_CONTACT              address or mail of yours, told to services
  HEREABOUTS_FLICKR_KEY           a key of Flickr&apos;s API
  HEREABOUTS_MAP_KEY              a key for {key} in map.address
  HEREABOUTS_MASTODON_TOKEN       only where a server shows tags to members only
An option counts before its environment variable, both before the settings file.
</source>
        <translation>环境变量，与 2011 年的演示相同：
  IG_CLIENT_ID, IG_CLIENT_SECRET  与 Instagram 兼容的服务的凭据
  IG_API_HOST, IG_API_PORT        该服务的位置（默认：api.instagram.com）
  IG_BASE_PATH                    /v1 之前的路径
  IG_USE_INSECURE                 任意值：使用 HTTP 而非 HTTPS
  IG_APP_PORT                     与 --port 相同
  IG_CALLBACK_HOST                与 --callback-host 相同
  REDIS_URL                       与 --redis 相同
来源不在其公共地址时的位置：
  HEREABOUTS_INATURALIST_URL, HEREABOUTS_COMMONS_URL,
  HEREABOUTS_MASTODON_URL, HEREABOUTS_FLICKR_URL, HEREABOUTS_BLUESKY_URL,
  HEREABOUTS_BLUESKY_PROFILES_URL, HEREABOUTS_BLUESKY_PICTURES_URL
可以关注其订阅源的专用网络站点：
  HEREABOUTS_WEBSUB_URL
来源所需的内容：
  HEREABOUTS_CONTACT              您的网址或邮箱，会告知各服务
  HEREABOUTS_FLICKR_KEY           Flickr API 的密钥
  HEREABOUTS_MAP_KEY              map.address 中 {key} 的密钥
  HEREABOUTS_MASTODON_TOKEN       仅当服务器只向成员显示标签时需要
选项优先于相应的环境变量，两者都优先于设置文件。
</translation>
    </message>
    <message>
        <source>HEREABOUTS_CONTACT takes an address or a mail address, at most 128 characters without blanks and brackets.</source>
        <translation>HEREABOUTS_CONTACT 需要网址或邮箱地址，最多 128 个字符，不含空格和括号。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an option and no command. See --help.</source>
        <translation>“%1”不是选项，也不是命令。请参阅 --help。</translation>
    </message>
    <message>
        <source>At most %1 links are opened at once.</source>
        <translation>一次最多打开 %1 个链接。</translation>
    </message>
    <message>
        <source>LINK</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>A place to open the form for: geo:37.76,-122.44 or hereabouts://place?lat=37.76&amp;lng=-122.44&amp;radius=1000&amp;name=Park.</source>
        <translation>要打开表单的地点：geo:37.76,-122.44 或 hereabouts://place?lat=37.76&amp;lng=-122.44&amp;radius=1000&amp;name=Park。</translation>
    </message>
    <message>
        <source>[LINK…]</source>
        <translation>[链接…]</translation>
    </message>
</context>
<context>
    <name>app::CommandOutput</name>
    <message>
        <source>%1, %2 within %3 m</source>
        <translation>%1，%2，%3 米以内</translation>
    </message>
    <message>
        <source>(place: %1)</source>
        <translation>（地点：%1）</translation>
    </message>
    <message>
        <source>No place is watched.</source>
        <translation>没有关注任何地点。</translation>
    </message>
    <message>
        <source>%1 (%2) is watched.</source>
        <translation>已关注 %1（%2）。</translation>
    </message>
    <message>
        <source>%1 (%2) is no longer watched.</source>
        <translation>不再关注 %1（%2）。</translation>
    </message>
    <message>
        <source>The service has no subscription of ours.</source>
        <translation>该服务没有我们的订阅。</translation>
    </message>
    <message>
        <source>All subscriptions are deleted.</source>
        <translation>所有订阅都已删除。</translation>
    </message>
    <message>
        <source>Subscription %1 is deleted.</source>
        <translation>订阅 %1 已删除。</translation>
    </message>
    <message>
        <source>An archive is nothing to look at: choose a file with -o.</source>
        <translation>压缩包无法直接查看：请用 -o 选择文件。</translation>
    </message>
    <message>
        <source>The photos can&apos;t be written: %1</source>
        <translation>无法写入照片：%1</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>short name, name, number of photos</comment>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <comment>number of photos, file</comment>
        <translation>%2 中有%1。</translation>
    </message>
</context>
<context>
    <name>app::Credentials</name>
    <message>
        <source>The desktop’s keyring is being asked.</source>
        <translation>正在询问桌面密钥环。</translation>
    </message>
    <message>
        <source>Secrets are kept in the desktop’s keyring.</source>
        <translation>密钥保存在桌面密钥环中。</translation>
    </message>
    <message>
        <source>%1 Secrets are kept in the file %2, which only you can read.</source>
        <translation>%1密钥保存在文件 %2 中，只有您能读取。</translation>
    </message>
    <message>
        <source>The file for secrets, %1, can&apos;t be used: %2</source>
        <translation>无法使用保存密钥的文件 %1：%2</translation>
    </message>
    <message>
        <source>this is not a file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>it can&apos;t be closed to other users.</source>
        <translation>无法禁止其他用户读取。</translation>
    </message>
    <message>
        <source>it is damaged. Delete it, and enter the secrets again.</source>
        <translation>文件已损坏。请删除它，然后重新输入密钥。</translation>
    </message>
    <message>
        <source>The desktop’s keyring does not answer; perhaps it waits to be unlocked.</source>
        <translation>桌面密钥环没有响应，可能正在等待解锁。</translation>
    </message>
    <message>
        <source>This desktop has no keyring.</source>
        <translation>这个桌面没有密钥环。</translation>
    </message>
    <message>
        <source>The desktop’s keyring is locked or refused.</source>
        <translation>桌面密钥环已锁定，或拒绝了请求。</translation>
    </message>
    <message>
        <source>The desktop’s keyring does not work: %1</source>
        <translation>桌面密钥环无法使用：%1</translation>
    </message>
</context>
<context>
    <name>app::Desktop</name>
    <message>
        <source>Circles there need a key, which is free for non-commercial use.</source>
        <translation>那里的圆形范围需要密钥，非商业用途免费。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Tags need no token at most servers. With one (of your account there, Preferences, Development, with the right read:statuses) photos appear the second they are posted.</source>
        <translation>大多数服务器的标签无需令牌。有了令牌（在您那里的账号中：偏好设置、开发，需 read:statuses 权限），照片一发布就会出现。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
</context>
<context>
    <name>app::Doctor</name>
    <message>
        <source>versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>No Hereabouts is running with this data.</source>
        <translation>没有使用这些数据的 Hereabouts 在运行。</translation>
    </message>
    <message>
        <source>ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Port %1 is free.</source>
        <translation>端口 %1 空闲。</translation>
    </message>
    <message>
        <source>Port %1 is in use by another program; choose another with %2.</source>
        <translation>端口 %1 被其他程序占用；请用 %2 选择其他端口。</translation>
    </message>
    <message>
        <source>A server of your own is set.</source>
        <translation>已设置您自己的服务器。</translation>
    </message>
    <message>
        <source>Neither redis-server nor valkey-server is installed: install one.</source>
        <translation>redis-server 和 valkey-server 都没有安装：请安装其中之一。</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>%1: ready</source>
        <translation>%1：就绪</translation>
    </message>
    <message>
        <source>%1: not set up. %2</source>
        <translation>%1：未设置。%2</translation>
    </message>
    <message>
        <source>permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>%1 is not there yet.</source>
        <translation>%1 尚不存在。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written to.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>%1 can be read by others: chmod go= %1</source>
        <translation>其他人可以读取 %1：chmod go= %1</translation>
    </message>
    <message>
        <source>%1 is as it should be.</source>
        <translation>%1 正常。</translation>
    </message>
    <message>
        <source>%1 MiB are free on the disk.</source>
        <translation>磁盘剩余 %1 MiB。</translation>
    </message>
    <message>
        <source>firewall</source>
        <translation>防火墙</translation>
    </message>
    <message>
        <source>The page is for this computer only; no firewall matters.</source>
        <translation>网页仅供这台电脑使用；与防火墙无关。</translation>
    </message>
    <message>
        <source>ufw is on. Others reach the page after: sudo ufw allow %1/tcp</source>
        <translation>ufw 已启用。执行以下命令后其他人才能打开网页：sudo ufw allow %1/tcp</translation>
    </message>
    <message>
        <source>firewalld is on. Others reach the page after: sudo firewall-cmd --add-port=%1/tcp</source>
        <translation>firewalld 已启用。执行以下命令后其他人才能打开网页：sudo firewall-cmd --add-port=%1/tcp</translation>
    </message>
    <message>
        <source>Neither ufw nor firewalld is on.</source>
        <translation>ufw 和 firewalld 都没有启用。</translation>
    </message>
    <message>
        <source>Version %1 is running, the page on port %2, callbacks on port %3; %4.</source>
        <translation>正在运行版本 %1，网页端口 %2，回调端口 %3；%4。</translation>
    </message>
</context>
<context>
    <name>app::Keeper</name>
    <message>
        <source>The client secret is not known yet.</source>
        <translation>还不知道客户端密钥。</translation>
    </message>
    <message>
        <source>The password of Redis is not known yet.</source>
        <translation>还不知道 Redis 的密码。</translation>
    </message>
    <message>
        <source>The client secret</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>The password of Redis</source>
        <translation>Redis 的密码</translation>
    </message>
    <message>
        <source>%1 stood in %2 and was taken out of it.</source>
        <translation>%1原本写在 %2 中，现已移出。</translation>
    </message>
    <message>
        <source>%1 stands in %2, which only you can read, and could not be moved.</source>
        <translation>%1写在 %2 中（只有您能读取），无法移出。</translation>
    </message>
    <message>
        <source>The client secret is used until the program ends, but could not be kept.</source>
        <translation>客户端密钥在程序退出前有效，但无法保存。</translation>
    </message>
    <message>
        <source>The client secret could not be removed from where it is kept.</source>
        <translation>无法从保存处删除客户端密钥。</translation>
    </message>
    <message>
        <source>The key of %1 is not known yet.</source>
        <translation>尚不知道 %1 的密钥。</translation>
    </message>
    <message>
        <source>The key is used until the program ends, but could not be kept.</source>
        <translation>密钥会用到程序结束，但无法保存。</translation>
    </message>
    <message>
        <source>The key could not be removed from where it is kept.</source>
        <translation>无法从保存处移除密钥。</translation>
    </message>
</context>
<context>
    <name>app::PhotoExport</name>
    <message>
        <source>The photos can&apos;t be written: %1</source>
        <translation>无法写入照片：%1</translation>
    </message>
    <message>
        <source>Every picture belongs to its author, and may be used as its licence says; without one all rights are reserved.</source>
        <translation>每张图片都属于其作者，可按其许可协议使用；没有许可协议的保留所有权利。</translation>
    </message>
    <message>
        <source>(no picture kept)</source>
        <translation>（没有保存图片）</translation>
    </message>
    <message>
        <source>  id: %1</source>
        <translation>  编号：%1</translation>
    </message>
    <message>
        <source>  author: %1</source>
        <translation>  作者：%1</translation>
    </message>
    <message>
        <source>  licence: %1</source>
        <translation>  许可协议：%1</translation>
    </message>
    <message>
        <source>none stated, all rights reserved</source>
        <translation>未说明，保留所有权利</translation>
    </message>
</context>
<context>
    <name>app::PlaceLink</name>
    <message>
        <source>A link to a place is like geo:37.76,-122.44 or hereabouts://place?lat=37.76&amp;lng=-122.44&amp;radius=1000&amp;name=Park.</source>
        <translation>地点链接的形式如 geo:37.76,-122.44 或 hereabouts://place?lat=37.76&amp;lng=-122.44&amp;radius=1000&amp;name=Park。</translation>
    </message>
</context>
<context>
    <name>app::PlaceRequest</name>
    <message>
        <source>A circle needs a latitude, a longitude and a radius in metres.</source>
        <translation>圆形范围需要纬度、经度和以米为单位的半径。</translation>
    </message>
    <message>
        <source>The latitude is between −90 and 90, the longitude between −180 and 180.</source>
        <translation>纬度在 −90 和 90 之间，经度在 −180 和 180 之间。</translation>
    </message>
    <message>
        <source>The radius is a number of metres from 1.</source>
        <translation>半径是不小于 1 的米数。</translation>
    </message>
    <message>
        <source>A place needs a name.</source>
        <translation>地点需要名称。</translation>
    </message>
    <message>
        <source>That is too long for a name, a tag or a folder.</source>
        <translation>作为名称、标签或文件夹过长。</translation>
    </message>
    <message>
        <source>A folder is given with its full path.</source>
        <translation>文件夹须给出完整路径。</translation>
    </message>
    <message>
        <source>A place needs a circle, a tag or a folder.</source>
        <translation>地点需要圆形范围、标签或文件夹。</translation>
    </message>
    <message>
        <source>Those are too many sources.</source>
        <translation>来源过多。</translation>
    </message>
    <message>
        <source>No source can be asked for that. Name one that is set up.</source>
        <translation>没有可以查询的来源。请指定一个已设置的来源。</translation>
    </message>
    <message>
        <source>There is no source named “%1”.</source>
        <translation>没有名为“%1”的来源。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be asked for that. %2</source>
        <translation>无法向 %1 查询。%2</translation>
    </message>
</context>
<context>
    <name>app::Settings</name>
    <message>
        <source>This is not a file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>It can&apos;t be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>The defaults are used, and the file is left as it is.</source>
        <translation>将使用默认设置，文件保持原样。</translation>
    </message>
    <message>
        <source>The settings were not saved in %1: %2</source>
        <translation>设置没能保存到 %1：%2</translation>
    </message>
    <message>
        <source>%1 takes %2; the default is used.</source>
        <translation>%1 需要%2；现使用默认值。</translation>
    </message>
    <message>
        <source>The file was written by a newer Hereabouts (version %1 of the format; this one knows %2). It is left as it is.</source>
        <translation>此文件由较新的 Hereabouts 写成（格式版本 %1，本程序只认识 %2），文件保持原样。</translation>
    </message>
    <message>
        <source>%1 is no setting of this program; it is left as it is.</source>
        <translation>%1 不是本程序的设置，保持原样。</translation>
    </message>
    <message>
        <source>page.port and callbacks.port must differ; the defaults are used.</source>
        <translation>page.port 和 callbacks.port 不能相同；现使用默认值。</translation>
    </message>
    <message>
        <source>The file has more than %1 KiB.</source>
        <translation>文件超过 %1 KiB。</translation>
    </message>
    <message>
        <source>this is not text in UTF-8.</source>
        <translation>这不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>a setting is written: key = value</source>
        <translation>设置应写成：键 = 值</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已经出现过。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>It held a secret and could be read by others; now only you can read it.</source>
        <translation>其中有密钥，而且别人也能读取；现在只有您能读取。</translation>
    </message>
    <message>
        <source>It holds a secret that others can read, and can&apos;t be closed to them.</source>
        <translation>其中有密钥，别人能够读取，而且无法禁止他们读取。</translation>
    </message>
    <message>
        <source>a port number from 1 to 65535</source>
        <translation>1 到 65535 之间的端口号</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>yes 或 no</translation>
    </message>
    <message>
        <source>host names, with commas between them</source>
        <translation>以英文逗号分隔的主机名</translation>
    </message>
    <message>
        <source>a number from 1 to 10000</source>
        <translation>1 到 10000 之间的数字</translation>
    </message>
    <message>
        <source>a number from 8 to 20000</source>
        <translation>8 到 20000 之间的数字</translation>
    </message>
    <message>
        <source>a number from 4 to 20000</source>
        <translation>4 到 20000 之间的数字</translation>
    </message>
    <message>
        <source>an address such as https://photos.example.org</source>
        <translation>例如 https://photos.example.org 的地址</translation>
    </message>
    <message>
        <source>an address such as redis://host:6379 or unix:/path/to/redis.sock</source>
        <translation>例如 redis://host:6379 或 unix:/path/to/redis.sock 的地址</translation>
    </message>
    <message>
        <source>the full path of a folder</source>
        <translation>文件夹的完整路径</translation>
    </message>
    <message>
        <source>at most 256 characters</source>
        <translation>最多 256 个字符</translation>
    </message>
    <message>
        <source>what the window wrote there</source>
        <translation>窗口自己写入的内容</translation>
    </message>
    <message>
        <source>localtunnel, cloudflared, ngrok, ssh:[USER@]HOST, or a command with {port}</source>
        <translation>localtunnel、cloudflared、ngrok、ssh:[USER@]HOST，或含有 {port} 的命令</translation>
    </message>
    <message>
        <source>an address with {z}, {x} and {y}, and perhaps {key}</source>
        <translation>含有 {z}、{x} 和 {y} 的地址，也可含 {key}</translation>
    </message>
    <message>
        <source>at most 200 characters</source>
        <translation>最多 256 个字符 {200 ?}</translation>
    </message>
    <message>
        <source>an address or a mail address that services may write to</source>
        <translation>各服务可以联系的网址或邮箱地址</translation>
    </message>
    <message>
        <source>main, or the number or name of a screen</source>
        <translation>main，或屏幕的编号或名称</translation>
    </message>
    <message>
        <source>grid, mosaic, single, split or cubes</source>
        <translation>grid、mosaic、single、split 或 cubes</translation>
    </message>
</context>
<context>
    <name>control::Client</name>
    <message>
        <source>No Hereabouts is running with this data.</source>
        <translation>没有使用这些数据的 Hereabouts 在运行。</translation>
    </message>
    <message>
        <source>The running Hereabouts can&apos;t be reached: %1</source>
        <translation>无法连接正在运行的 Hereabouts：%1</translation>
    </message>
    <message>
        <source>That is too much for one command.</source>
        <translation>一条命令的内容过多。</translation>
    </message>
    <message>
        <source>The answer has a line that is too long.</source>
        <translation>回答中有一行过长。</translation>
    </message>
    <message>
        <source>Hereabouts does not answer.</source>
        <translation>Hereabouts 没有应答。</translation>
    </message>
    <message>
        <source>The answer can&apos;t be understood.</source>
        <translation>无法理解回答。</translation>
    </message>
    <message>
        <source>Hereabouts ended before it had answered.</source>
        <translation>Hereabouts 在回答之前就结束了。</translation>
    </message>
</context>
<context>
    <name>control::Conversation</name>
    <message>
        <source>No request came in time.</source>
        <translation>没有及时收到请求。</translation>
    </message>
    <message>
        <source>A request is one line of at most %1 bytes.</source>
        <translation>请求是一行，最多 %1 字节。</translation>
    </message>
    <message>
        <source>A request is a JSON object.</source>
        <translation>请求是一个 JSON 对象。</translation>
    </message>
    <message>
        <source>This Hereabouts speaks version %1 of the protocol. Is another version of the program running?</source>
        <translation>此 Hereabouts 使用协议版本 %1。是否正在运行其他版本的程序？</translation>
    </message>
</context>
<context>
    <name>control::Server</name>
    <message>
        <source>Another Hereabouts works with the same data already.</source>
        <translation>另一个 Hereabouts 已在使用相同的数据。</translation>
    </message>
    <message>
        <source>The socket %1 can&apos;t be opened: %2</source>
        <translation>无法打开套接字 %1：%2</translation>
    </message>
    <message>
        <source>its folder can&apos;t be written to.</source>
        <translation>无法写入其文件夹。</translation>
    </message>
    <message>
        <source>This is another user&apos;s Hereabouts.</source>
        <translation>这是其他用户的 Hereabouts。</translation>
    </message>
    <message>
        <source>Hereabouts is answering too many commands at once. Try again.</source>
        <translation>Hereabouts 同时回答的命令过多。请重试。</translation>
    </message>
</context>
<context>
    <name>demo::Pictures</name>
    <message>
        <source>There are no photos in %1.</source>
        <translation>%1 中没有照片。</translation>
    </message>
</context>
<context>
    <name>http::Guard</name>
    <message>
        <source>Refused because another site asked for it: open this page itself</source>
        <translation>请求来自其他网站，已拒绝：请直接打开本网页</translation>
    </message>
    <message>
        <source>Host name not allowed: start Hereabouts with --allow-name to add it</source>
        <translation>不允许用这个主机名：请在启动时用 --allow-name 加入</translation>
    </message>
    <message>
        <source>This page is for the local network and came through a proxy or tunnel: start Hereabouts with --allow-proxy to let it</source>
        <translation>此网页仅供局域网使用，但请求经过了代理或隧道：如要允许，请在启动 Hereabouts 时加上 --allow-proxy</translation>
    </message>
</context>
<context>
    <name>http::Server</name>
    <message>
        <source>address %1, port %2</source>
        <translation>地址 %1，端口 %2</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>已被其他程序占用</translation>
    </message>
    <message>
        <source>Cannot listen on %1: %2</source>
        <translation>无法监听 %1：%2</translation>
    </message>
</context>
<context>
    <name>images</name>
    <message>
        <source>Pictures cannot be kept in %1: %2.</source>
        <translation>图片无法保存到 %1：%2。</translation>
    </message>
    <message>
        <source>Too many pictures are waiting.</source>
        <translation>等待下载的图片太多。</translation>
    </message>
    <message>
        <source>The picture is damaged (%1).</source>
        <translation>图片已损坏（%1）。</translation>
    </message>
    <message>
        <source>This photo is not here (any more).</source>
        <translation>这里没有这张照片，或已不再保留。</translation>
    </message>
    <message>
        <source>Pictures are kept again.</source>
        <translation>图片已恢复保存。</translation>
    </message>
    <message>
        <source>%1 They are shown all the same; keeping resumes by itself.</source>
        <translation>%1图片照常显示，之后会自动恢复保存。</translation>
    </message>
    <message>
        <source>The picture is empty.</source>
        <translation>图片是空的。</translation>
    </message>
    <message>
        <source>The picture has %1 × %2 pixels, which is too large.</source>
        <translation>图片有 %1 × %2 像素，尺寸太大。</translation>
    </message>
    <message>
        <source>WebP pictures need the package qt6-image-formats-plugins.</source>
        <translation>显示 WebP 图片需要软件包 qt6-image-formats-plugins。</translation>
    </message>
    <message>
        <source>This is not a JPEG, PNG or WebP picture.</source>
        <translation>这不是 JPEG、PNG 或 WebP 图片。</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture.</source>
        <translation>内存不足，无法打开图片。</translation>
    </message>
    <message>
        <source>Pictures come from web addresses only.</source>
        <translation>图片只能来自网址。</translation>
    </message>
    <message>
        <source>The picture&apos;s address holds a user name.</source>
        <translation>图片地址中含有用户名。</translation>
    </message>
    <message>
        <source>The picture&apos;s address names an unusual port.</source>
        <translation>图片地址使用了不常用的端口。</translation>
    </message>
    <message>
        <source>%1 took too long to send the picture.</source>
        <translation>%1 发送图片用时过长。</translation>
    </message>
    <message>
        <source>%1 leads from a secure to an open address.</source>
        <translation>%1 从加密地址跳转到了未加密地址。</translation>
    </message>
    <message>
        <source>%1 was not found.</source>
        <translation>找不到 %1。</translation>
    </message>
    <message>
        <source>%1 is not on the internet but in a private network.</source>
        <translation>%1 不在互联网上，而在私有网络中。</translation>
    </message>
    <message>
        <source>The picture has more than %1 MiB.</source>
        <translation>图片超过 %1 MiB。</translation>
    </message>
    <message>
        <source>%1 answered with status %2.</source>
        <translation>%1 返回状态码 %2。</translation>
    </message>
    <message>
        <source>%1 could not be reached (network error %2).</source>
        <translation>无法连接 %1（网络错误 %2）。</translation>
    </message>
    <message>
        <source>%1 led us on too many times.</source>
        <translation>%1 跳转次数过多。</translation>
    </message>
    <message>
        <source>%1 led us nowhere.</source>
        <translation>%1 的跳转没有有效目标。</translation>
    </message>
    <message>
        <source>The picture is no longer there.</source>
        <translation>图片已不存在。</translation>
    </message>
    <message>
        <source>The picture can&apos;t be opened.</source>
        <translation>无法打开图片。</translation>
    </message>
    <message>
        <source>This is no picture.</source>
        <translation>这不是图片。</translation>
    </message>
    <message>
        <source>The picture is too large.</source>
        <translation>图片太大。</translation>
    </message>
    <message>
        <source>The picture can&apos;t be read.</source>
        <translation>无法读取图片。</translation>
    </message>
</context>
<context>
    <name>images::TileStore</name>
    <message>
        <source>There is no such part of the map.</source>
        <translation>地图没有这一部分。</translation>
    </message>
</context>
<context>
    <name>ingest::CallbackEndpoint</name>
    <message>
        <source>No client secret is set, so that no callback can be believed.</source>
        <translation>没有设置客户端密钥，无法信任任何回调。</translation>
    </message>
    <message>
        <source>No callback yet.</source>
        <translation>还没有收到回调。</translation>
    </message>
    <message>
        <source>The source has confirmed our callback address.</source>
        <translation>来源已确认我们的回调地址。</translation>
    </message>
    <message>
        <source>Notices from the source arrive.</source>
        <translation>正在收到来源的通知。</translation>
    </message>
</context>
<context>
    <name>ingest::Places</name>
    <message>
        <source>Waiting for the first notice from the source.</source>
        <translation>正在等待来源的第一个通知。</translation>
    </message>
    <message>
        <source>Waiting for a public address for callbacks.</source>
        <translation>正在等待设置回调的公网地址。</translation>
    </message>
    <message>
        <source>The name in a callback address has only a–z, 0–9 and -, and at most 64 of them.</source>
        <translation>回调地址中的名称只能含 a–z、0–9 和 -，最多 64 个字符。</translation>
    </message>
    <message>
        <source>There is a place with this name already.</source>
        <translation>已有同名的地点。</translation>
    </message>
    <message>
        <source>Set a client id and secret for this source first.</source>
        <translation>请先为此来源设置客户端 ID 和密钥。</translation>
    </message>
    <message>
        <source>At most %1 places can be watched.</source>
        <translation>最多可以关注 %1 个地点。</translation>
    </message>
    <message>
        <source>This program has no source named %1.</source>
        <translation>本程序没有名为 %1 的来源。</translation>
    </message>
    <message>
        <source>%1 is not set up. %2</source>
        <translation>%1 尚未设置。%2</translation>
    </message>
    <message>
        <source>A place can use each source once.</source>
        <translation>每个地点对同一来源只能使用一次。</translation>
    </message>
    <message>
        <source>A place has one name.</source>
        <translation>一个地点只有一个名称。</translation>
    </message>
    <message>
        <source>Choose a source.</source>
        <translation>请选择来源。</translation>
    </message>
</context>
<context>
    <name>ingest::Watcher</name>
    <message>
        <source>This program has no source named %1.</source>
        <translation>本程序没有名为 %1 的来源。</translation>
    </message>
    <message>
        <source>No place is watched yet.</source>
        <translation>还没有关注任何地点。</translation>
    </message>
    <message>
        <source>1 place watched.</source>
        <translation>正在关注 1 个地点。</translation>
    </message>
    <message>
        <source>%1 places watched.</source>
        <translation>正在关注 %1 个地点。</translation>
    </message>
</context>
<context>
    <name>journal::Follower</name>
    <message>
        <source>Redis does not keep %1</source>
        <translation>Redis 没有保留 %1</translation>
    </message>
</context>
<context>
    <name>journal::PhotoJournal</name>
    <message>
        <source>Redis is away since %1; trying again.</source>
        <translation>Redis 自 %1 起失去连接，正在重试。</translation>
    </message>
    <message>
        <source>Redis can&apos;t keep the photos: %1</source>
        <translation>Redis 无法保存照片：%1</translation>
    </message>
    <message>
        <source>Redis private</source>
        <translation>专用 Redis</translation>
    </message>
    <message>
        <source>Redis at %1</source>
        <translation>Redis 位于 %1</translation>
    </message>
    <message>
        <source>Connecting to Redis</source>
        <translation>正在连接 Redis</translation>
    </message>
    <message>
        <source>Redis at %1 can&apos;t write to its disk (%2). It goes on by itself when it can.</source>
        <translation>%1 的 Redis 无法写入磁盘（%2）。能写入时会自动继续。</translation>
    </message>
    <message>
        <source>Redis can&apos;t write to %1 (%2). Make room there; it goes on by itself.</source>
        <translation>Redis 无法写入 %1（%2）。请腾出空间，之后会自动继续。</translation>
    </message>
</context>
<context>
    <name>live::LiveServer</name>
    <message>
        <source>Port %1 is in use by another program. Choose another with --port.</source>
        <translation>端口 %1 已被其他程序占用。请用 --port 另选一个。</translation>
    </message>
    <message>
        <source>Page on %1</source>
        <translation>网页位于 %1</translation>
    </message>
    <message>
        <source>Wi-Fi (%1)</source>
        <translation>Wi-Fi（%1）</translation>
    </message>
    <message>
        <source>Network cable (%1)</source>
        <translation>有线网络（%1）</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Page: %1</source>
        <translation>网页：%1</translation>
    </message>
    <message>
        <source>Callbacks: %1</source>
        <translation>回调：%1</translation>
    </message>
    <message>
        <source>There is no display: running without a window. Open the page in a browser.
</source>
        <translation>没有可用的图形环境，因此不打开窗口运行。请在浏览器中打开网页。
</translation>
    </message>
</context>
<context>
    <name>photos::PlaceFile</name>
    <message>
        <source>A place in the file has no usable name.</source>
        <translation>文件中有一个地点没有可用的名称。</translation>
    </message>
    <message>
        <source>The place “%1” in the file has no sources, or too many.</source>
        <translation>文件中的地点“%1”没有来源，或来源过多。</translation>
    </message>
    <message>
        <source>The place “%1” in the file can&apos;t be watched as it is written there.</source>
        <translation>文件中的地点“%1”按其写法无法关注。</translation>
    </message>
    <message>
        <source>A file of places has at most 1 MiB.</source>
        <translation>地点文件最大为 1 MiB。</translation>
    </message>
    <message>
        <source>This is no file of places.</source>
        <translation>这不是地点文件。</translation>
    </message>
    <message>
        <source>This file of places was written by a newer Hereabouts.</source>
        <translation>此地点文件由较新的 Hereabouts 写成。</translation>
    </message>
    <message>
        <source>A file of places has at most %1 places.</source>
        <translation>地点文件最多包含 %1 个地点。</translation>
    </message>
</context>
<context>
    <name>photos::Subscription</name>
    <message>
        <source>Give the place a name.</source>
        <translation>请给地点起个名称。</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>名称最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Latitude goes from −90 to 90.</source>
        <translation>纬度范围是 −90 到 90。</translation>
    </message>
    <message>
        <source>Longitude goes from −180 to 180.</source>
        <translation>经度范围是 −180 到 180。</translation>
    </message>
    <message>
        <source>The radius is at least 1 metre.</source>
        <translation>半径至少为 1 米。</translation>
    </message>
    <message>
        <source>Which tag? Without the #.</source>
        <translation>请填写标签，不带 #。</translation>
    </message>
    <message>
        <source>Which location? Its number at the source.</source>
        <translation>请填写位置在来源处的编号。</translation>
    </message>
    <message>
        <source>The source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 allows a radius of %2 at most.</source>
        <translation>%1 允许的半径最大为 %2。</translation>
    </message>
    <message>
        <source>%1 knows no places.</source>
        <translation>%1 不支持按地点关注。</translation>
    </message>
    <message>
        <source>Which folder? With its whole path.</source>
        <translation>哪个文件夹？请填写完整路径。</translation>
    </message>
    <message>
        <source>%1 knows no tags.</source>
        <translation>%1 不支持标签。</translation>
    </message>
    <message>
        <source>%1 knows no feeds.</source>
        <translation>%1 不支持订阅源。</translation>
    </message>
    <message>
        <source>An address such as https://photos.example.org/feed.atom, without user and password.</source>
        <translation>形如 https://photos.example.org/feed.atom 的地址，不含用户名和密码。</translation>
    </message>
</context>
<context>
    <name>redis::Connection</name>
    <message>
        <source>Redis gave no answer within %1 s</source>
        <translation>Redis 在 %1 秒内没有应答</translation>
    </message>
    <message>
        <source>The link to Redis was closed</source>
        <translation>与 Redis 的连接已关闭</translation>
    </message>
    <message>
        <source>Redis is away</source>
        <translation>Redis 失去连接</translation>
    </message>
</context>
<context>
    <name>redis::Endpoint</name>
    <message>
        <source>This program is built without TLS for Redis. Use redis:// over a network you trust, or a tunnel.</source>
        <translation>本程序不支持用 TLS 连接 Redis。请在可信的网络中使用 redis://，或使用隧道。</translation>
    </message>
    <message>
        <source>A Redis address is written redis://host[:port] or unix:/path/to/redis.sock.</source>
        <translation>Redis 地址应写作 redis://host[:port] 或 unix:/path/to/redis.sock。</translation>
    </message>
    <message>
        <source>A Redis socket is written unix:/path/to/redis.sock.</source>
        <translation>Redis 套接字应写作 unix:/path/to/redis.sock。</translation>
    </message>
    <message>
        <source>The path of a Redis socket has at most %1 bytes.</source>
        <translation>Redis 套接字的路径最多 %1 字节。</translation>
    </message>
    <message>
        <source>A Redis address is written redis://[user:password@]host[:port][/0].</source>
        <translation>Redis 地址应写作 redis://[user:password@]host[:port][/0]。</translation>
    </message>
    <message>
        <source>The Redis address has a user but no password.</source>
        <translation>Redis 地址中有用户名，但没有密码。</translation>
    </message>
    <message>
        <source>The database of a Redis address is a number, for example /0.</source>
        <translation>Redis 地址中的数据库应为数字，例如 /0。</translation>
    </message>
</context>
<context>
    <name>redis::Link</name>
    <message>
        <source>Redis at %1 does not answer</source>
        <translation>位于 %1 的 Redis 没有应答</translation>
    </message>
    <message>
        <source>its name can&apos;t be found</source>
        <translation>找不到该主机名</translation>
    </message>
    <message>
        <source>Redis at %1 refused us: %2</source>
        <translation>位于 %1 的 Redis 拒绝了我们：%2</translation>
    </message>
    <message>
        <source>what answers there is not Redis</source>
        <translation>那里应答的不是 Redis</translation>
    </message>
    <message>
        <source>Redis at %1 can&apos;t be reached: %2</source>
        <translation>无法连接位于 %1 的 Redis：%2</translation>
    </message>
    <message>
        <source>what it says is too large, or not what we asked for</source>
        <translation>它的应答太大，或答非所问</translation>
    </message>
</context>
<context>
    <name>redis::PrivateServer</name>
    <message>
        <source>Redis is starting</source>
        <translation>Redis 正在启动</translation>
    </message>
    <message>
        <source>Another program (process %1) already keeps its photos in %2. Close it, or start this one with another --data-dir.</source>
        <translation>另一个程序（进程 %1）已在 %2 中保存照片。请关闭它，或用 --data-dir 为本程序另选文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be written to.</source>
        <translation>文件夹 %1 无法写入。</translation>
    </message>
    <message>
        <source>Redis is not installed. Install Debian&apos;s package redis-server, or give the address of a Redis server with --redis.</source>
        <translation>没有安装 Redis。请安装 Debian 软件包 redis-server，或用 --redis 指定 Redis 服务器的地址。</translation>
    </message>
    <message>
        <source>Redis private; the end of its file was damaged and has been cut off</source>
        <translation>专用 Redis；其文件末尾有损坏，已截去</translation>
    </message>
    <message>
        <source>Redis private</source>
        <translation>专用 Redis</translation>
    </message>
    <message>
        <source>Redis stopped at %1; it is being started again.</source>
        <translation>Redis 在 %1 停止，正在重新启动。</translation>
    </message>
    <message>
        <source>The file in which Redis keeps the photos is damaged, so Redis does not start. Nothing was deleted. Copy the folder %1, then run: redis-check-aof --fix %2</source>
        <translation>Redis 保存照片的文件已损坏，因此 Redis 无法启动。没有删除任何内容。请先复制文件夹 %1，再运行：redis-check-aof --fix %2</translation>
    </message>
    <message>
        <source>Redis does not start in %1:</source>
        <translation>Redis 无法在 %1 中启动：</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made: %2</source>
        <translation>无法创建文件夹 %1：%2</translation>
    </message>
    <message>
        <source>%1 is not a folder of this user.</source>
        <translation>%1 不是当前用户的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be closed to other users.</source>
        <translation>无法禁止其他用户访问文件夹 %1。</translation>
    </message>
    <message>
        <source>The path of the runtime folder %1 is too long for a socket.</source>
        <translation>运行时文件夹 %1 的路径太长，无法创建套接字。</translation>
    </message>
</context>
<context>
    <name>redis::Subscriber</name>
    <message>
        <source>Redis does not confirm the subscription</source>
        <translation>Redis 没有确认订阅</translation>
    </message>
</context>
<context>
    <name>sources::Bluesky</name>
    <message>
        <source>Bluesky sent something that we do not understand.</source>
        <translation>Bluesky 发来了无法理解的内容。</translation>
    </message>
</context>
<context>
    <name>sources::Catalogue</name>
    <message>
        <source>Animals, plants and fungi that people meet, minutes after.</source>
        <translation>人们遇见的动物、植物和真菌，几分钟后即可看到。</translation>
    </message>
    <message>
        <source>Needs nothing.</source>
        <translation>无需任何准备。</translation>
    </message>
    <message>
        <source>Buildings, streets, nature and events, with free licences.</source>
        <translation>采用自由许可的建筑、街景、自然和活动照片。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>New pictures in a folder of this computer, the second they are there.</source>
        <translation>本机某个文件夹里的新图片，一出现就显示。</translation>
    </message>
    <message>
        <source>Needs no network. The pictures are seen by everybody who sees the page.</source>
        <translation>无需网络。能看到网页的人都能看到这些图片。</translation>
    </message>
    <message>
        <source>Pictures with a tag, from all servers that one server knows.</source>
        <translation>带某个标签的图片，来自一台服务器所知的所有服务器。</translation>
    </message>
    <message>
        <source>All kinds of photos with a place.</source>
        <translation>各种带有地点的照片。</translation>
    </message>
    <message>
        <source>Instagram-compatible service</source>
        <translation>兼容 Instagram 的服务</translation>
    </message>
    <message>
        <source>What a service with the Instagram interface of 2011 pushes to us.</source>
        <translation>支持 2011 年 Instagram 接口的服务推送来的照片。</translation>
    </message>
    <message>
        <source>Needs a client id and secret, and a public address for callbacks.</source>
        <translation>需要客户端 ID 和密钥，以及接收回调的公网地址。</translation>
    </message>
    <message>
        <source>Pictures with a tag, the second they are posted.</source>
        <translation>带有某个标签的图片，一发布就能看到。</translation>
    </message>
    <message>
        <source>Needs no key, but a network that is fast and costs nothing: all posts of Bluesky come through, and the tag is searched here.</source>
        <translation>无需密钥，但需要快速且不按流量计费的网络：Bluesky 的所有帖子都会经过这里，在本机查找标签。</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>订阅源</translation>
    </message>
    <message>
        <source>The pictures of any feed (Atom, RSS, JSON). At once where the feed has a hub (WebSub) and the hub can reach us; else within minutes.</source>
        <translation>任意订阅源（Atom、RSS、JSON）的图片。订阅源有中心（WebSub）且中心能连到我们时立即出现，否则在几分钟之内。</translation>
    </message>
    <message>
        <source>Needs the feed’s address.</source>
        <translation>需要订阅源的地址。</translation>
    </message>
    <message>
        <source>Needs a key, which is free for non-commercial use.</source>
        <translation>需要密钥，非商业用途免费。</translation>
    </message>
</context>
<context>
    <name>sources::Commons</name>
    <message>
        <source>Wikimedia Commons sent something that we do not understand.</source>
        <translation>维基共享资源发来的内容无法理解。</translation>
    </message>
    <message>
        <source>Wikimedia Commons asked us to look less often. Photos from there resume by themselves.</source>
        <translation>维基共享资源要求我们降低查询频率。那里的照片稍后会自动恢复。</translation>
    </message>
    <message>
        <source>Wikimedia Commons could not answer our question.</source>
        <translation>维基共享资源未能回答我们的查询。</translation>
    </message>
    <message>
        <source>Wikimedia Commons did not understand this circle.</source>
        <translation>维基共享资源不理解这个圆形区域。</translation>
    </message>
</context>
<context>
    <name>sources::Feed</name>
    <message>
        <source>%1 sent something that is no feed (Atom, RSS or JSON Feed).</source>
        <translation>%1 发来的内容不是订阅源（Atom、RSS 或 JSON Feed）。</translation>
    </message>
</context>
<context>
    <name>sources::Flickr</name>
    <message>
        <source>Flickr&apos;s search is out of order.</source>
        <translation>Flickr 的搜索出了故障。</translation>
    </message>
    <message>
        <source>Flickr did not understand our question, or we its answer.</source>
        <translation>Flickr 没有理解我们的查询，或我们没有理解它的应答。</translation>
    </message>
    <message>
        <source>Flickr does not accept the key. Check it under “Keys …” in the menu.</source>
        <translation>Flickr 不接受此密钥。请在菜单的“密钥…”中检查。</translation>
    </message>
    <message>
        <source>Flickr needs a key, which is free. Add it under “Keys …” in the menu.</source>
        <translation>Flickr 需要密钥，可免费获取。请在菜单的“密钥…”中添加。</translation>
    </message>
</context>
<context>
    <name>sources::Folder</name>
    <message>
        <source>The folder %1 can&apos;t be read. It is looked at again by itself.</source>
        <translation>无法读取文件夹 %1，稍后会自动重试。</translation>
    </message>
    <message>
        <source>This folder was not chosen on this computer. Choose it here to watch it.</source>
        <translation>此文件夹不是在本机选择的。请在这里选择它，才能关注。</translation>
    </message>
</context>
<context>
    <name>sources::INaturalist</name>
    <message>
        <source>iNaturalist sent something that we do not understand.</source>
        <translation>iNaturalist 发来的内容无法理解。</translation>
    </message>
</context>
<context>
    <name>sources::Instagram</name>
    <message>
        <source>The source asked us to look less often.</source>
        <translation>来源要求我们降低查询频率。</translation>
    </message>
    <message>
        <source>The source could not confirm our callback address. It must be reachable from there.</source>
        <translation>来源未能确认我们的回调地址。来源必须能访问到该地址。</translation>
    </message>
    <message>
        <source>The source does not know this place any more.</source>
        <translation>来源那里已经没有这个地点。</translation>
    </message>
    <message>
        <source>The source refused our client id or secret.</source>
        <translation>来源拒绝了我们的客户端 ID 或密钥。</translation>
    </message>
    <message>
        <source>The source did not accept the description of this place.</source>
        <translation>来源不接受这个地点的设置。</translation>
    </message>
    <message>
        <source>The source took too long to answer.</source>
        <translation>来源应答超时。</translation>
    </message>
    <message>
        <source>The source is out of order (status %1).</source>
        <translation>来源出现故障（状态码 %1）。</translation>
    </message>
    <message>
        <source>The source sent something that we do not understand.</source>
        <translation>来源发来了无法识别的内容。</translation>
    </message>
</context>
<context>
    <name>sources::Mastodon</name>
    <message>
        <source>%1 sent something that we do not understand.</source>
        <translation>%1 发来的内容无法理解。</translation>
    </message>
</context>
<context>
    <name>sources::Source</name>
    <message>
        <source>%1 sends no notices.</source>
        <translation>%1 不发送通知。</translation>
    </message>
</context>
<context>
    <name>sources::StreamSocket</name>
    <message>
        <source>%1 sent a message that is too large.</source>
        <translation>%1 发来的消息过大。</translation>
    </message>
    <message>
        <source>The stream of %1 broke. It is opened again by itself.</source>
        <translation>%1 的数据流中断了，将自动重新打开。</translation>
    </message>
    <message>
        <source>The stream of %1 can&apos;t be reached. It is tried again by itself.</source>
        <translation>无法连接 %1 的数据流，将自动重试。</translation>
    </message>
    <message>
        <source>%1 took too long to open its stream. It is tried again by itself.</source>
        <translation>%1 打开数据流的时间过长，将自动重试。</translation>
    </message>
    <message>
        <source>The stream of %1 fell silent. It is opened again by itself.</source>
        <translation>%1 的数据流没有动静了，将自动重新打开。</translation>
    </message>
</context>
<context>
    <name>sources::Transfer</name>
    <message>
        <source>%1 took too long to answer.</source>
        <translation>%1 应答超时。</translation>
    </message>
    <message>
        <source>The answer of %1 is too large.</source>
        <translation>%1 的应答太大。</translation>
    </message>
    <message>
        <source>%1 does not take connections.</source>
        <translation>%1 不接受连接。</translation>
    </message>
    <message>
        <source>There is no server named %1.</source>
        <translation>没有名为 %1 的服务器。</translation>
    </message>
    <message>
        <source>%1 has no certificate that we trust.</source>
        <translation>%1 没有可信的证书。</translation>
    </message>
    <message>
        <source>The connection to %1 broke.</source>
        <translation>与 %1 的连接中断。</translation>
    </message>
</context>
<context>
    <name>sources::Visit</name>
    <message>
        <source>Feeds and hubs have web addresses only.</source>
        <translation>订阅源和中心只能使用网址。</translation>
    </message>
    <message>
        <source>%1 leads from a secure to an open address.</source>
        <translation>%1 从加密地址跳转到了未加密地址。</translation>
    </message>
    <message>
        <source>There is no server named %1.</source>
        <translation>没有名为 %1 的服务器。</translation>
    </message>
    <message>
        <source>%1 is not on the internet but in a private network.</source>
        <translation>%1 不在互联网上，而在私有网络中。</translation>
    </message>
    <message>
        <source>%1 led us on too many times.</source>
        <translation>%1 跳转次数过多。</translation>
    </message>
    <message>
        <source>%1 led us nowhere.</source>
        <translation>%1 的跳转没有有效目标。</translation>
    </message>
</context>
<context>
    <name>sources::WebHost</name>
    <message>
        <source>%1 asked us to wait until %2. Photos from there resume by themselves.</source>
        <translation>%1 要求我们等到 %2。那里的照片届时会自动恢复。</translation>
    </message>
    <message>
        <source>%1 asked us to look less often. Photos from there resume by themselves.</source>
        <translation>%1 要求我们降低查询频率。那里的照片稍后会自动恢复。</translation>
    </message>
    <message>
        <source>%1 is overloaded. Photos from there resume by themselves.</source>
        <translation>%1 负载过高。那里的照片稍后会自动恢复。</translation>
    </message>
    <message>
        <source>%1 does not know this place or tag.</source>
        <translation>%1 不认识这个地点或标签。</translation>
    </message>
    <message>
        <source>%1 did not understand our question.</source>
        <translation>%1 没有理解我们的查询。</translation>
    </message>
    <message>
        <source>%1 is out of order (status %2).</source>
        <translation>%1 出了故障（状态码 %2）。</translation>
    </message>
    <message>
        <source>%1 refuses to answer us (status %2). Where it wants a key, check it under “Keys …” in the menu.</source>
        <translation>%1 拒绝应答（状态 %2）。如需密钥，请在菜单的“密钥…”中检查。</translation>
    </message>
</context>
<context>
    <name>sources::WebSub</name>
    <message>
        <source>It is asked for anew.</source>
        <translation>将重新请求。</translation>
    </message>
    <message>
        <source>It is wanted no more.</source>
        <translation>不再需要。</translation>
    </message>
    <message>
        <source>%1 does not end the subscription.</source>
        <translation>%1 没有结束订阅。</translation>
    </message>
    <message>
        <source>%1 refuses to push this feed.</source>
        <translation>%1 拒绝推送此订阅源。</translation>
    </message>
    <message>
        <source>%1 refuses to push this feed: %2</source>
        <translation>%1 拒绝推送此订阅源：%2</translation>
    </message>
    <message>
        <source>%1 has not called our address %2 to confirm.</source>
        <translation>%1 没有回调我们的地址 %2 进行确认。</translation>
    </message>
    <message>
        <source>%1 does not push this feed any more.</source>
        <translation>%1 不再推送此订阅源。</translation>
    </message>
    <message>
        <source>%1 does not push this feed any more: %2</source>
        <translation>%1 不再推送此订阅源：%2</translation>
    </message>
    <message>
        <source>%1 has no feed at this address.</source>
        <translation>%1 的这个地址没有订阅源。</translation>
    </message>
    <message>
        <source>%1 does not show this feed to us.</source>
        <translation>%1 不向我们显示此订阅源。</translation>
    </message>
    <message>
        <source>%1 asks us to wait.</source>
        <translation>%1 要求我们稍候。</translation>
    </message>
    <message>
        <source>%1 answered with status %2.</source>
        <translation>%1 返回状态码 %2。</translation>
    </message>
</context>
<context>
    <name>tunnel::Outside</name>
    <message>
        <source>The tunnel is being opened.</source>
        <translation>正在打开隧道。</translation>
    </message>
    <message>
        <source>There is no way in from outside.</source>
        <translation>外部无法进入。</translation>
    </message>
    <message>
        <source>%1 is being tried.</source>
        <translation>正在尝试 %1。</translation>
    </message>
    <message>
        <source>%1 It is tried again in %2 s.</source>
        <translation>%1将在 %2 秒后重试。</translation>
    </message>
    <message>
        <source>The outside reaches us at %1.</source>
        <translation>外部可通过 %1 连到我们。</translation>
    </message>
    <message>
        <source>The outside does not reach us: %1</source>
        <translation>外部无法连到我们：%1</translation>
    </message>
</context>
<context>
    <name>tunnel::Recipe</name>
    <message>
        <source>ssh takes a server: ssh:[USER@]HOST[:PORT][/PORT there].</source>
        <translation>ssh 需要服务器：ssh:[USER@]HOST[:PORT][/那里的端口]。</translation>
    </message>
    <message>
        <source>localtunnel takes the address of a server, such as localtunnel:https://tunnels.example.org, or none.</source>
        <translation>localtunnel 可带服务器地址，例如 localtunnel:https://tunnels.example.org，也可不带。</translation>
    </message>
    <message>
        <source>cloudflared and ngrok take no server.</source>
        <translation>cloudflared 和 ngrok 不需要服务器。</translation>
    </message>
    <message>
        <source>A tunnel&apos;s command is one line of at most %1 characters.</source>
        <translation>隧道命令是一行，最多 %1 个字符。</translation>
    </message>
    <message>
        <source>A tunnel is localtunnel, cloudflared, ngrok, ssh:[USER@]HOST, or a command of your own with {port} where the port belongs.</source>
        <translation>隧道是 localtunnel、cloudflared、ngrok、ssh:[USER@]HOST，或您自己的命令，其中用 {port} 表示端口。</translation>
    </message>
    <message>
        <source>The command names no program.</source>
        <translation>命令没有指定程序。</translation>
    </message>
    <message>
        <source>Install it with: npm install -g localtunnel</source>
        <translation>安装方法：npm install -g localtunnel</translation>
    </message>
    <message>
        <source>Cloudflare’s pages say how to install cloudflared.</source>
        <translation>Cloudflare 的网页说明了如何安装 cloudflared。</translation>
    </message>
    <message>
        <source>ngrok.com says how to install ngrok; it needs a free account.</source>
        <translation>ngrok.com 说明了如何安装 ngrok；需要免费账号。</translation>
    </message>
    <message>
        <source>Install the package openssh-client.</source>
        <translation>请安装软件包 openssh-client。</translation>
    </message>
    <message>
        <source>Check the name of the program.</source>
        <translation>请检查程序的名称。</translation>
    </message>
</context>
<context>
    <name>tunnel::SelfCheck</name>
    <message>
        <source>%1 answers, but it is not us (status %2).</source>
        <translation>%1 有应答，但不是我们（状态 %2）。</translation>
    </message>
    <message>
        <source>The name %1 is not known (yet).</source>
        <translation>名称 %1（尚）无法解析。</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 没有应答。</translation>
    </message>
    <message>
        <source>%1 does not take connections.</source>
        <translation>%1 不接受连接。</translation>
    </message>
</context>
<context>
    <name>tunnel::Tunnel</name>
    <message>
        <source>%1 has said no public address. %2</source>
        <translation>%1 没有给出公共地址。%2</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>它说：%1</translation>
    </message>
    <message>
        <source>%1 could not be started. %2</source>
        <translation>无法启动 %1。%2</translation>
    </message>
    <message>
        <source>%1 has ended (%2). %3</source>
        <translation>%1 已结束（%2）。%3</translation>
    </message>
</context>
<context>
    <name>ui::Acts</name>
    <message>
        <source>&amp;Add place …</source>
        <translation>添加地点(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Pause or resume place</source>
        <translation>暂停或恢复地点(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove place</source>
        <translation>移除地点(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Places panel</source>
        <translation>地点面板(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Larger tiles</source>
        <translation>放大缩略图(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation>Ctrl+=</translation>
    </message>
    <message>
        <source>&amp;Smaller tiles</source>
        <translation>缩小缩略图(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Newest photos</source>
        <translation>最新照片(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open the page in the browser</source>
        <translation>在浏览器中打开网页(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy the page’s address</source>
        <translation>复制网页地址(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>A&amp;bout Hereabouts</source>
        <translation>关于 Hereabouts(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find photos</source>
        <translation>查找照片(&amp;F)</translation>
    </message>
    <message>
        <source>Hi&amp;dden photos</source>
        <translation>隐藏的照片(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Justified rows</source>
        <translation>按原比例排列(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Wall on the whole screen</source>
        <translation>全屏照片墙(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Import places …</source>
        <translation>导入地点(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport places …</source>
        <translation>导出地点(&amp;X)…</translation>
    </message>
    <message>
        <source>Ser&amp;vice …</source>
        <translation>服务(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Share with the network …</source>
        <translation>在网络上共享(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Reach from outside …</source>
        <translation>从外部访问(&amp;R)…</translation>
    </message>
    <message>
        <source>K&amp;eys …</source>
        <translation>密钥(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>ui::AdoptionForm</name>
    <message>
        <source>Name in the address</source>
        <translation>地址中的名称</translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation>验证令牌</translation>
    </message>
    <message>
        <source>For a subscription that you make yourself at the source, with curl or another program. First add its name here; then Hereabouts answers the source&apos;s question and takes its notices. It never deletes such a subscription.</source>
        <translation>适用于自行用 curl 或其他程序在来源处创建的订阅。请先在这里添加它的名称，Hereabouts 才会应答来源的验证并接收通知。Hereabouts 绝不会删除这样的订阅。</translation>
    </message>
    <message>
        <source>The same as in your request. Leave it empty if you sent none.</source>
        <translation>与请求中的一致；如果没有发送，请留空。</translation>
    </message>
    <message>
        <source>The request to send</source>
        <translation>要发送的请求</translation>
    </message>
    <message>
        <source>&amp;Name in the address:</source>
        <translation>地址中的名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Verify token:</source>
        <translation>验证令牌(&amp;V)：</translation>
    </message>
    <message>
        <source>The re&amp;quest, to be sent after adding:</source>
        <translation>添加后要发送的请求(&amp;Q)：</translation>
    </message>
    <message>
        <source>A name is missing here, for example san-francisco.</source>
        <translation>请填写名称，例如 san-francisco。</translation>
    </message>
    <message>
        <source>Only small letters a–z, digits and dashes; 64 at most.</source>
        <translation>只能使用小写字母 a–z、数字和连字符，最多 64 个字符。</translation>
    </message>
    <message>
        <source>Callback: %1</source>
        <translation>回调：%1</translation>
    </message>
</context>
<context>
    <name>ui::CityBox</name>
    <message>
        <source>Type a city, or choose one</source>
        <translation>输入或选择城市</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Fills in name, position and radius.</source>
        <translation>自动填写名称、位置和半径。</translation>
    </message>
</context>
<context>
    <name>ui::EmptyState</name>
    <message>
        <source>Add the first place</source>
        <translation>添加第一个地点</translation>
    </message>
    <message>
        <source>See a demonstration</source>
        <translation>看看演示</translation>
    </message>
    <message>
        <source>Photos taken around a place, the moment they appear.</source>
        <translation>地点周边的新照片，一出现就能看到。</translation>
    </message>
    <message>
        <source>No photo here yet. New ones appear by themselves.</source>
        <translation>这里还没有照片。有新照片时会自动出现。</translation>
    </message>
    <message>
        <source>Every place is paused. Resume one, and its photos appear here.</source>
        <translation>所有地点都已暂停。恢复其中一个，它的照片就会出现在这里。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No photo matches the filter. New ones that do appear here.</source>
        <translation>没有符合筛选条件的照片。新来的若符合，会出现在这里。</translation>
    </message>
    <message>
        <source>Set up a service</source>
        <translation>设置服务</translation>
    </message>
    <message>
        <source>Address, client id and client secret of a service that calls back</source>
        <translation>会发出回调的服务的地址、客户端 ID 和客户端密钥</translation>
    </message>
    <message>
        <source>No source can be reached now. Photos appear as soon as one can; all else works without the network.</source>
        <translation>现在无法连接任何来源。一旦可以连接，照片就会出现；其他功能无需网络。</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Filter …</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Show only photos with these words (Ctrl+F)</source>
        <translation>只显示含有这些字词的照片（Ctrl+F）</translation>
    </message>
    <message>
        <source>Filter: words in caption, tags, place or author</source>
        <translation>筛选：说明、标签、地点或作者中的字词</translation>
    </message>
    <message>
        <source>Filter by time, source or author</source>
        <translation>按时间、来源或作者筛选</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>作者(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>地点(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>来源(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Hidden photos</source>
        <translation>隐藏的照片(&amp;H)</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last seven days</source>
        <translation>最近七天</translation>
    </message>
    <message>
        <source>Last thirty days</source>
        <translation>最近三十天</translation>
    </message>
</context>
<context>
    <name>ui::FilterChips</name>
    <message>
        <source>Since %1</source>
        <translation>%1 以后</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>%1 以前</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Show all photos again (Esc)</source>
        <translation>重新显示所有照片（Esc）</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>去掉：%1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Hidden photos</source>
        <translation>隐藏的照片</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 photos</source>
        <translation>
            <numerusform>%1 / %2 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Help</name>
    <message>
        <source>About Hereabouts</source>
        <translation>关于 Hereabouts</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Photos taken around a place, the moment they appear.</source>
        <translation>地点周边的新照片，一出现就能看到。</translation>
    </message>
    <message>
        <source>Free software: you may use, study, share and change it under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>自由软件：可依照 GNU 通用公共许可证第 3 版或更新版本使用、研究、分享和修改。本软件不提供任何担保。</translation>
    </message>
    <message>
        <source>Made with Qt %1, Redis and hiredis, Boost.Beast and libjpeg-turbo. It speaks the real-time protocol of 2011 to compatible services and is not connected with any company.</source>
        <translation>使用 Qt %1、Redis 与 hiredis、Boost.Beast 和 libjpeg-turbo 制作。它用 2011 年的实时协议与兼容的服务通信，与任何公司均无关联。</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>阅读许可证</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Arrows, Enter</source>
        <translation>方向键、Enter</translation>
    </message>
    <message>
        <source>Move among the photos, open one</source>
        <translation>在照片间移动、打开照片</translation>
    </message>
    <message>
        <source>Left, Right, Esc</source>
        <translation>←、→、Esc</translation>
    </message>
    <message>
        <source>In a photo: newer, older, back</source>
        <translation>查看照片时：较新的一张、较早的一张、返回</translation>
    </message>
    <message>
        <source>F10</source>
        <translation>F10</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Map: land by Natural Earth (public domain), places by GeoNames.org (CC BY 4.0), Chinese characters by OpenCC (Apache 2.0).</source>
        <translation>地图：陆地轮廓来自 Natural Earth（公有领域），地名来自 GeoNames.org（CC BY 4.0），汉字转换来自 OpenCC（Apache 2.0）。</translation>
    </message>
    <message>
        <source>+, −, 0, 1</source>
        <translation>+、−、0、1</translation>
    </message>
    <message>
        <source>In a photo: zoom in, out, all of it, its own pixels</source>
        <translation>看照片时：放大、缩小、整张、原始像素</translation>
    </message>
    <message>
        <source>I, S</source>
        <translation>I、S</translation>
    </message>
    <message>
        <source>In a photo: what is known of it, slide show</source>
        <translation>看照片时：详细信息、幻灯片</translation>
    </message>
    <message>
        <source>1 to 5, Esc</source>
        <translation>1 至 5、Esc</translation>
    </message>
    <message>
        <source>On the wall: how photos stand, leave</source>
        <translation>照片墙：切换布局、离开</translation>
    </message>
    <message>
        <source>Space, F2, Delete</source>
        <translation>空格、F2、Delete</translation>
    </message>
    <message>
        <source>In the places: pause or resume, edit, remove</source>
        <translation>在地点列表中：暂停或继续、编辑、移除</translation>
    </message>
    <message>
        <source>Arrows, +, −</source>
        <translation>方向键、+、−</translation>
    </message>
    <message>
        <source>On the map: move, zoom; with Ctrl the circle</source>
        <translation>在地图上：移动、缩放；按住 Ctrl 作用于圆</translation>
    </message>
    <message>
        <source>Space, Home</source>
        <translation>空格、Home</translation>
    </message>
    <message>
        <source>On the map: put the circle in its middle, show it whole</source>
        <translation>在地图上：把圆放到中央、显示整个圆</translation>
    </message>
</context>
<context>
    <name>ui::HereButton</name>
    <message>
        <source>Use my location</source>
        <translation>使用我的位置</translation>
    </message>
    <message>
        <source>%1 This is the city of its time zone.</source>
        <translation>%1这里显示的是本机时区所在的城市。</translation>
    </message>
    <message>
        <source>Asking this computer where it is …</source>
        <translation>正在询问本机的位置…</translation>
    </message>
</context>
<context>
    <name>ui::HereFinder</name>
    <message>
        <source>This computer did not find out where it is.</source>
        <translation>本机未能确定自己的位置。</translation>
    </message>
    <message>
        <source>This computer may not say where it is.</source>
        <translation>本机不允许透露位置。</translation>
    </message>
    <message>
        <source>This computer does not know where it is.</source>
        <translation>本机不知道自己的位置。</translation>
    </message>
</context>
<context>
    <name>ui::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Forget what is kept for %1</source>
        <translation>忘记为 %1 保存的内容</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>%1: Server</source>
        <translation>%1：服务器</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>服务器：</translation>
    </message>
    <message>
        <source>Given by %1 of the environment. Start without it to set it up here.</source>
        <translation>由环境变量 %1 给出。要在这里设置，请在没有该变量的情况下启动。</translation>
    </message>
    <message>
        <source>One is kept. Leave this empty to keep it.</source>
        <translation>已保存一个密钥。留空则继续使用。</translation>
    </message>
    <message>
        <source>Get one from %1</source>
        <translation>从 %1 获取</translation>
    </message>
    <message>
        <source>An address such as https://social.example.org, without user and password.</source>
        <translation>形如 https://social.example.org 的地址，不含用户名和密码。</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>%1 is no longer watched. Its photos stay.</source>
        <translation>已不再关注 %1，照片会保留。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Hereabouts (demonstration)</source>
        <translation>Hereabouts（演示）</translation>
    </message>
    <message>
        <source>%1 was not added. %2</source>
        <translation>没能添加 %1。%2</translation>
    </message>
    <message>
        <source>Demonstration: these photos are made up by Hereabouts.</source>
        <translation>演示：这些照片是 Hereabouts 虚构的。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Import places</source>
        <translation>导入地点</translation>
    </message>
    <message>
        <source>Places (*.json)</source>
        <translation>地点 (*.json)</translation>
    </message>
    <message>
        <source>Export places</source>
        <translation>导出地点</translation>
    </message>
    <message>
        <source>The file can&apos;t be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>Imported %1 places.</source>
        <translation>已导入 %1 个地点。</translation>
    </message>
    <message>
        <source>Imported %1 places; %2 have names that are watched already.</source>
        <translation>已导入 %1 个地点；另有 %2 个名称已在关注中。</translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1.</source>
        <translation>无法写入文件：%1。</translation>
    </message>
    <message>
        <source>Exported %1 places.</source>
        <translation>已导出 %1 个地点。</translation>
    </message>
    <message>
        <source>The photos that were shown here are no longer in Redis: it was emptied, or began anew. What the sources still have comes again.</source>
        <translation>这里显示过的照片已不在 Redis 中：它被清空或重新开始了。来源中仍有的照片会再次出现。</translation>
    </message>
    <message>
        <source>A place is being edited already. Close its form, then open the link again.</source>
        <translation>已有地点正在编辑。请关闭其表单，然后再次打开链接。</translation>
    </message>
</context>
<context>
    <name>ui::MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Drag the circle or its rim. Double-click puts it there. Keys: arrows and +/− for the map, with Ctrl for the circle; Space puts it in the middle.</source>
        <translation>可拖动圆或其边缘，双击可把圆放到该处。按键：方向键和 +/− 移动和缩放地图，按住 Ctrl 则作用于圆；空格键把圆放到中央。</translation>
    </message>
    <message>
        <source>Circle of %1 around %2.</source>
        <translation>半径 %1，圆心在%2。</translation>
    </message>
    <message>
        <source>No circle yet. Space puts one in the middle of the map.</source>
        <translation>还没有圆。按空格键可在地图中央放一个。</translation>
    </message>
</context>
<context>
    <name>ui::NewPhotosButton</name>
    <message>
        <source>%L1 new ↑</source>
        <translation>%L1 张新照片 ↑</translation>
    </message>
    <message>
        <source>Show new photos: %L1</source>
        <translation>查看 %L1 张新照片</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>ui::OnlineMap</name>
    <message>
        <source>Streets from %1</source>
        <translation>来自 %1 的街道</translation>
    </message>
    <message>
        <source>Asks %1 for the parts of the map you look at, and tells it thereby where you look. Without it nothing of the map leaves this computer.</source>
        <translation>向 %1 请求您查看的地图部分，因而会让它知道您在看哪里。不启用时，地图的任何内容都不会离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>ui::PhotoActs</name>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open &amp;page in the browser</source>
        <translation>在浏览器中打开网页(&amp;P)</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>复制链接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save copy …</source>
        <translation>保存副本(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>Show &amp;again</source>
        <translation>重新显示(&amp;A)</translation>
    </message>
    <message>
        <source>More from this &amp;author</source>
        <translation>此作者的更多照片(&amp;A)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>More from this p&amp;lace</source>
        <translation>此地点的更多照片(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>More from %1</source>
        <translation>%1的更多照片</translation>
    </message>
    <message>
        <source>The first %L1 pages were opened.</source>
        <translation>已打开前 %L1 个网页。</translation>
    </message>
    <message>
        <source>Save copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Folder for %L1 copies</source>
        <translation>保存 %L1 份副本的文件夹</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%L1 copies saved in %2.</source>
        <translation>已将 %L1 份副本保存到 %2。</translation>
    </message>
    <message>
        <source>Nothing was saved: %1</source>
        <translation>什么都没有保存：%1</translation>
    </message>
    <message>
        <source>%L1 copies saved; the others were not: %2</source>
        <translation>已保存 %L1 份副本，其余没有保存：%2</translation>
    </message>
    <message>
        <source>Photo hidden, here and on the page.</source>
        <translation>照片已隐藏，网页上也不再显示。</translation>
    </message>
    <message>
        <source>%L1 photos hidden, here and on the page.</source>
        <translation>%L1 张照片已隐藏，网页上也不再显示。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>That could not be kept: %1</source>
        <translation>未能保存此更改：%1</translation>
    </message>
</context>
<context>
    <name>ui::PhotoDetails</name>
    <message>
        <source>About this photo</source>
        <translation>照片信息</translation>
    </message>
    <message>
        <source>Author not named</source>
        <translation>作者未署名</translation>
    </message>
    <message>
        <source>All rights reserved</source>
        <translation>保留所有权利</translation>
    </message>
    <message>
        <source>Open page at %1</source>
        <translation>打开 %1 上的页面</translation>
    </message>
    <message>
        <source>%1 from the centre of %2</source>
        <translation>距 %2 中心 %1</translation>
    </message>
    <message>
        <source>The source made the position vague on purpose.</source>
        <translation>来源有意模糊了位置。</translation>
    </message>
    <message>
        <source>Posted %1</source>
        <translation>发布于 %1</translation>
    </message>
    <message>
        <source>Taken %1</source>
        <translation>拍摄于 %1</translation>
    </message>
</context>
<context>
    <name>ui::PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>ui::PhotoLocator</name>
    <message>
        <source>Where in the circle of %1 the photo was taken</source>
        <translation>照片在半径 %1 的圆内的拍摄位置</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>北</translation>
    </message>
    <message>
        <source>Radius %1</source>
        <translation>半径 %1</translation>
    </message>
</context>
<context>
    <name>ui::PhotoViewer</name>
    <message>
        <source>This picture could not be read.</source>
        <translation>这张图片无法读取。</translation>
    </message>
    <message>
        <source>Back to all photos (Esc)</source>
        <translation>返回全部照片（Esc）</translation>
    </message>
    <message>
        <source>Newer photo (Left)</source>
        <translation>较新的一张（←）</translation>
    </message>
    <message>
        <source>Older photo (Right)</source>
        <translation>较早的一张（→）</translation>
    </message>
    <message>
        <source>Loading the picture …</source>
        <translation>正在载入图片…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>About this photo (I)</source>
        <translation>照片信息（I）</translation>
    </message>
    <message>
        <source>A photo every %1 seconds</source>
        <translation>每 %1 秒一张</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>All of the picture (0)</source>
        <translation>显示整张图片（0）</translation>
    </message>
    <message>
        <source>Size of the picture; 1 shows each of its pixels</source>
        <translation>图片大小；按 1 显示原始像素</translation>
    </message>
    <message>
        <source>Pause the slide show</source>
        <translation>暂停幻灯片</translation>
    </message>
    <message>
        <source>Go on with the slide show (S)</source>
        <translation>继续播放幻灯片（S）</translation>
    </message>
    <message>
        <source>Slide show (S or F5)</source>
        <translation>播放幻灯片（S 或 F5）</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>ui::PlaceCheck</name>
    <message>
        <source>A place with this name is already watched. Choose another name.</source>
        <translation>已经关注了同名的地点，请换一个名称。</translation>
    </message>
    <message>
        <source>A number is missing here, for example %1.</source>
        <translation>请填写数字，例如 %1。</translation>
    </message>
    <message>
        <source>This is not a number such as %1.</source>
        <translation>请填写 %1 这样的数字。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>1 town inside</source>
        <translation>圆内有 1 座城镇</translation>
    </message>
    <message>
        <source>%1 towns inside</source>
        <translation>圆内有 %1 座城镇</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::PlaceDialog</name>
    <message>
        <source>Add place</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <source>New &amp;place</source>
        <translation>新地点(&amp;P)</translation>
    </message>
    <message>
        <source>Made &amp;elsewhere</source>
        <translation>在别处创建(&amp;E)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>No source of photos is set up yet</source>
        <translation>还没有设置照片来源</translation>
    </message>
    <message>
        <source>Hereabouts watches places at a service that speaks the Instagram protocol of 2011. Start it with these settings in the environment:</source>
        <translation>Hereabouts 通过支持 2011 年 Instagram 协议的服务关注地点。请设置以下环境变量后再启动：</translation>
    </message>
    <message>
        <source>who you are at the service</source>
        <translation>在该服务上的身份</translation>
    </message>
    <message>
        <source>the secret that signs its notices</source>
        <translation>该服务为通知签名所用的密钥</translation>
    </message>
    <message>
        <source>host name of the service</source>
        <translation>该服务的主机名</translation>
    </message>
    <message>
        <source>Without an account, hereabouts --demo shows how it works: with photos it paints itself.</source>
        <translation>没有账号也可以运行 hereabouts --demo 看看效果，照片由它自己绘制。</translation>
    </message>
    <message>
        <source>See a &amp;demonstration</source>
        <translation>看看演示(&amp;D)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Edit place</source>
        <translation>编辑地点</translation>
    </message>
</context>
<context>
    <name>ui::PlaceFields</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Tag or number</source>
        <translation>标签或编号</translation>
    </message>
    <message>
        <source>Circle around a point</source>
        <translation>一点周围的圆形区域</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Location number</source>
        <translation>位置编号</translation>
    </message>
    <message>
        <source>My photos</source>
        <translation>我的照片</translation>
    </message>
    <message>
        <source>Folder of this computer</source>
        <translation>本机文件夹</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>订阅源</translation>
    </message>
    <message>
        <source>&amp;Sources:</source>
        <translation>来源(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Watch:</source>
        <translation>关注(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;City:</source>
        <translation>城市(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>L&amp;atitude:</source>
        <translation>纬度(&amp;A)：</translation>
    </message>
    <message>
        <source>L&amp;ongitude:</source>
        <translation>经度(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Radius:</source>
        <translation>半径(&amp;R)：</translation>
    </message>
    <message>
        <source>Paste “37.7749, -122.4194” to fill both.</source>
        <translation>粘贴“37.7749, -122.4194”可同时填好经纬度。</translation>
    </message>
    <message>
        <source>Photos of everybody who allowed this program to see them.</source>
        <translation>显示所有授权本程序的用户的照片。</translation>
    </message>
    <message>
        <source>Ta&amp;g:</source>
        <translation>标签(&amp;G)：</translation>
    </message>
    <message>
        <source>Every photo with this tag, wherever it is.</source>
        <translation>带有此标签的所有照片，不限地点。</translation>
    </message>
    <message>
        <source>Fol&amp;der:</source>
        <translation>文件夹(&amp;D)：</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>With its whole path.</source>
        <translation>请填写完整路径。</translation>
    </message>
    <message>
        <source>Add&amp;ress:</source>
        <translation>地址(&amp;R)：</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Of the feed, or of a page that names it.</source>
        <translation>订阅源的地址，或指明该订阅源的网页地址。</translation>
    </message>
    <message>
        <source>N&amp;umber:</source>
        <translation>编号(&amp;U)：</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>The source&apos;s own number of one place.</source>
        <translation>来源自己给某个位置的编号。</translation>
    </message>
    <message>
        <source>Choose at least one source.</source>
        <translation>请至少选择一个来源。</translation>
    </message>
</context>
<context>
    <name>ui::PlaceForm</name>
    <message>
        <source>Use %1 there</source>
        <translation>在那里使用 %1</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
</context>
<context>
    <name>ui::PlaceListModel</name>
    <message>
        <source>All places</source>
        <translation>所有地点</translation>
    </message>
    <message>
        <source>All places, %1</source>
        <translation>所有地点，%1</translation>
    </message>
    <message>
        <source>last photo %1</source>
        <translation>最新照片：%1</translation>
    </message>
</context>
<context>
    <name>ui::PlacePreview</name>
    <message>
        <source>Choose a place, and its newest photos show here.</source>
        <translation>选择一个地点，这里会显示它最新的照片。</translation>
    </message>
    <message>
        <source>Looking for the newest photos …</source>
        <translation>正在查找最新的照片…</translation>
    </message>
    <message>
        <source>The newest photos. Saved, new ones come by themselves.</source>
        <translation>最新的照片。保存后，新照片会自动出现。</translation>
    </message>
    <message>
        <source>No photos yet. Saved, the first one shows as soon as it is posted.</source>
        <translation>还没有照片。保存后，第一张照片一发布就会显示。</translation>
    </message>
    <message>
        <source>The place can be saved all the same.</source>
        <translation>仍然可以保存此地点。</translation>
    </message>
    <message>
        <source>%1 shows photos only after the place was saved.</source>
        <translation>保存地点之后，%1 才会显示照片。</translation>
    </message>
</context>
<context>
    <name>ui::PlacesPanel</name>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Stop watching this place. Its photos stay. (Delete)</source>
        <translation>不再关注这个地点，照片会保留（Delete）</translation>
    </message>
    <message>
        <source>Last photo: %1.</source>
        <translation>最新照片：%1。</translation>
    </message>
    <message>
        <source>No photo yet.</source>
        <translation>还没有照片。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Look for new photos again. (Space)</source>
        <translation>重新开始查找新照片（空格）</translation>
    </message>
    <message>
        <source>Look for no new photos until you resume. (Space)</source>
        <translation>恢复之前不再查找新照片（空格）</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Change its name, circle and sources. (F2)</source>
        <translation>更改名称、圆和来源。（F2）</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>ui::Preset</name>
    <message>
        <source>Austin</source>
        <translation>奥斯汀</translation>
    </message>
    <message>
        <source>Boston</source>
        <translation>波士顿</translation>
    </message>
    <message>
        <source>Chicago</source>
        <translation>芝加哥</translation>
    </message>
    <message>
        <source>Columbus</source>
        <translation>哥伦布</translation>
    </message>
    <message>
        <source>Detroit</source>
        <translation>底特律</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Houston</source>
        <translation>休斯敦</translation>
    </message>
    <message>
        <source>Kyoto</source>
        <translation>京都</translation>
    </message>
    <message>
        <source>Las Vegas</source>
        <translation>拉斯维加斯</translation>
    </message>
    <message>
        <source>London</source>
        <translation>伦敦</translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation>洛杉矶</translation>
    </message>
    <message>
        <source>Palo Alto</source>
        <translation>帕洛阿尔托</translation>
    </message>
    <message>
        <source>Philadelphia</source>
        <translation>费城</translation>
    </message>
    <message>
        <source>Phoenix</source>
        <translation>凤凰城</translation>
    </message>
    <message>
        <source>Rio de Janeiro</source>
        <translation>里约热内卢</translation>
    </message>
    <message>
        <source>Rome</source>
        <translation>罗马</translation>
    </message>
    <message>
        <source>San Antonio</source>
        <translation>圣安东尼奥</translation>
    </message>
    <message>
        <source>San Diego</source>
        <translation>圣迭戈</translation>
    </message>
    <message>
        <source>San Francisco</source>
        <translation>旧金山</translation>
    </message>
    <message>
        <source>San Jose</source>
        <translation>圣何塞</translation>
    </message>
    <message>
        <source>São Paulo</source>
        <translation>圣保罗</translation>
    </message>
    <message>
        <source>Seattle</source>
        <translation>西雅图</translation>
    </message>
    <message>
        <source>Seoul</source>
        <translation>首尔</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
</context>
<context>
    <name>ui::PreviewStrip</name>
    <message>
        <source>All rights reserved</source>
        <translation>保留所有权利</translation>
    </message>
    <message>
        <source>Newest photos of this place</source>
        <translation>此地点最新的照片</translation>
    </message>
</context>
<context>
    <name>ui::RadiusField</name>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>ft</source>
        <translation>英尺</translation>
    </message>
    <message>
        <source>mi</source>
        <translation>英里</translation>
    </message>
    <message>
        <source>Unit of the radius</source>
        <translation>半径单位</translation>
    </message>
</context>
<context>
    <name>ui::ServiceDialog</name>
    <message>
        <source>Address of the service</source>
        <translation>服务的地址</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>&amp;Forget the secret that is kept</source>
        <translation>忘掉已保存的密钥(&amp;F)</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Who you are at the service.</source>
        <translation>您在该服务中的身份。</translation>
    </message>
    <message>
        <source>One is kept. Leave this empty to keep it.</source>
        <translation>已保存一个密钥。留空则继续使用。</translation>
    </message>
    <message>
        <source>It signs the notices of the service, and nobody else may know it.</source>
        <translation>服务的通知用它签名，不可让别人知道。</translation>
    </message>
    <message>
        <source>The service was given by variables of the environment (IG_CLIENT_ID, IG_CLIENT_SECRET, IG_API_HOST). Start without them to set it up here.</source>
        <translation>服务由环境变量（IG_CLIENT_ID、IG_CLIENT_SECRET、IG_API_HOST）指定。如要在此设置，请在启动时去掉这些变量。</translation>
    </message>
    <message>
        <source>A service that speaks the Instagram protocol of 2011, and calls back when there is something new. It gives you a client id and a client secret.</source>
        <translation>支持 2011 年 Instagram 协议的服务，有新内容时会发出回调。它会给您一个客户端 ID 和一个客户端密钥。</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>Client &amp;id:</source>
        <translation>客户端 ID(&amp;I)：</translation>
    </message>
    <message>
        <source>Client &amp;secret:</source>
        <translation>客户端密钥(&amp;S)：</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>An address such as https://photos.example.org, without user and password.</source>
        <translation>例如 https://photos.example.org 的地址，不含用户名和密码。</translation>
    </message>
    <message>
        <source>The client id is missing.</source>
        <translation>缺少客户端 ID。</translation>
    </message>
    <message>
        <source>Without it, no notice of the service can be believed.</source>
        <translation>没有它，就无法相信服务的任何通知。</translation>
    </message>
    <message>
        <source>Test the service</source>
        <translation>测试服务</translation>
    </message>
</context>
<context>
    <name>ui::ShareDialog</name>
    <message>
        <source>&amp;Share the page with the network</source>
        <translation>在网络上共享网页(&amp;S)</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Command that opens the firewall</source>
        <translation>打开防火墙的命令</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>网页地址</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>First: join the Wi-Fi</source>
        <translation>第一步：加入 Wi-Fi</translation>
    </message>
    <message>
        <source>Then: open the page</source>
        <translation>第二步：打开网页</translation>
    </message>
    <message>
        <source>Code for the &amp;Wi-Fi, for guests</source>
        <translation>供来宾使用的 Wi-Fi 二维码(&amp;W)</translation>
    </message>
    <message>
        <source>empty: an open network</source>
        <translation>留空表示开放网络</translation>
    </message>
    <message>
        <source>&amp;Network:</source>
        <translation>网络(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Whoever scans the code gets the password. It is kept nowhere.</source>
        <translation>扫描二维码的人都会得到密码。密码不会保存在任何地方。</translation>
    </message>
    <message>
        <source>%1  —  %2</source>
        <comment>address, network</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Nobody has the page open.</source>
        <translation>没有人打开网页。</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>%1 的二维码</translation>
    </message>
    <message>
        <source>Everyone in this network can see the photos: no password is asked for.</source>
        <translation>此网络中的每个人都能看到照片：无需密码。</translation>
    </message>
    <message>
        <source>Only this computer can see the page. Shared, phones and other computers in the same network can open it.</source>
        <translation>只有这台电脑能看到网页。共享之后，同一网络中的手机和其他电脑也能打开。</translation>
    </message>
    <message>
        <source>Reachable: %1 has opened the page.</source>
        <translation>可以访问：%1 已打开网页。</translation>
    </message>
    <message>
        <source>This computer is in no network.</source>
        <translation>这台电脑没有连接网络。</translation>
    </message>
    <message>
        <source>No other device has come through yet. A firewall is on here; if a phone finds nothing, this command opens it:</source>
        <translation>还没有其他设备连接成功。这台电脑启用了防火墙；如果手机打不开网页，可用此命令放行：</translation>
    </message>
    <message>
        <source>No other device has come through yet. Scan the code with a phone in the same network. If it finds nothing, the network keeps its devices apart (often called “client isolation” or “guest network”): use another one.</source>
        <translation>还没有其他设备连接成功。请用同一网络中的手机扫描二维码。如果打不开，说明该网络把设备相互隔离（常称为“客户端隔离”或“访客网络”）：请换一个网络。</translation>
    </message>
    <message>
        <source>QR code that joins the network %1</source>
        <translation>加入网络 %1 的二维码</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>One browser has it open.</source>
        <translation>有 1 个浏览器打开了网页。</translation>
    </message>
    <message>
        <source>%1 browsers have it open.</source>
        <translation>有 %1 个浏览器打开了网页。</translation>
    </message>
</context>
<context>
    <name>ui::SourceChooser</name>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Add key …</source>
        <translation>添加密钥…</translation>
    </message>
    <message>
        <source>Add the key of %1</source>
        <translation>添加 %1 的密钥</translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>Callback</source>
        <translation>回调</translation>
    </message>
    <message>
        <source>Callback starting</source>
        <translation>回调启动中</translation>
    </message>
    <message>
        <source>Callback reachable</source>
        <translation>回调可达</translation>
    </message>
    <message>
        <source>Callback waiting</source>
        <translation>回调等待中</translation>
    </message>
    <message>
        <source>Callback not reachable</source>
        <translation>回调不可达</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source starting</source>
        <translation>来源启动中</translation>
    </message>
    <message>
        <source>Source answers</source>
        <translation>来源有应答</translation>
    </message>
    <message>
        <source>Source waiting</source>
        <translation>来源等待中</translation>
    </message>
    <message>
        <source>Source not answering</source>
        <translation>来源无应答</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Redis starting</source>
        <translation>Redis 启动中</translation>
    </message>
    <message>
        <source>Redis ready</source>
        <translation>Redis 就绪</translation>
    </message>
    <message>
        <source>Redis reconnecting</source>
        <translation>Redis 重新连接中</translation>
    </message>
    <message>
        <source>Redis not reachable</source>
        <translation>Redis 无法连接</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures starting</source>
        <translation>图片准备中</translation>
    </message>
    <message>
        <source>Pictures ready</source>
        <translation>图片就绪</translation>
    </message>
    <message>
        <source>Pictures waiting</source>
        <translation>图片等待中</translation>
    </message>
    <message>
        <source>Pictures not loading</source>
        <translation>图片无法载入</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Page starting</source>
        <translation>网页启动中</translation>
    </message>
    <message>
        <source>Page ready</source>
        <translation>网页就绪</translation>
    </message>
    <message>
        <source>Page waiting</source>
        <translation>网页等待中</translation>
    </message>
    <message>
        <source>Page not served</source>
        <translation>网页不可用</translation>
    </message>
    <message>
        <source>Copy the address of the page</source>
        <translation>复制网页地址</translation>
    </message>
    <message>
        <source>Open the page in the browser.</source>
        <translation>在浏览器中打开网页。</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>网页：%1</translation>
    </message>
    <message>
        <source>No viewers</source>
        <translation>无人在看</translation>
    </message>
    <message>
        <source>1 viewer</source>
        <translation>1 人在看</translation>
    </message>
    <message>
        <source>%1 viewers</source>
        <translation>%1 人在看</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>隧道</translation>
    </message>
    <message>
        <source>Tunnel opening</source>
        <translation>正在打开隧道</translation>
    </message>
    <message>
        <source>Reached from outside</source>
        <translation>外部可以访问</translation>
    </message>
    <message>
        <source>Tunnel waiting</source>
        <translation>隧道等待中</translation>
    </message>
    <message>
        <source>Tunnel not open</source>
        <translation>隧道未打开</translation>
    </message>
</context>
<context>
    <name>ui::TestLine</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>正在询问…</translation>
    </message>
</context>
<context>
    <name>ui::TopBar</name>
    <message>
        <source>Add place</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <source>Watch another place (%1)</source>
        <translation>关注另一个地点（%1）</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>New photos appear the moment they are posted.</source>
        <translation>新照片一发布，这里就会出现。</translation>
    </message>
    <message>
        <source>No place yet</source>
        <translation>还没有地点</translation>
    </message>
    <message>
        <source>Add a place to see its photos.</source>
        <translation>添加地点，查看那里的照片。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Every place is paused.</source>
        <translation>所有地点都已暂停。</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>照片墙</translation>
    </message>
    <message>
        <source>Photos on the whole screen, without controls (%1)</source>
        <translation>全屏显示照片，不带控件（%1）</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Show the photos on phones and other computers (%1)</source>
        <translation>在手机和其他电脑上显示照片（%1）</translation>
    </message>
</context>
<context>
    <name>ui::TunnelDialog</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>公共地址</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>立即检查(&amp;C)</translation>
    </message>
    <message>
        <source>Reach from outside</source>
        <translation>从外部访问</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>No tunnel</source>
        <translation>无隧道</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>Command of your own</source>
        <translation>自定义命令</translation>
    </message>
    <message>
        <source>{port} stands for the callback port. No shell reads it.</source>
        <translation>{port} 表示回调端口。命令不经过 shell。</translation>
    </message>
    <message>
        <source>Services that push photos, and the hubs of feeds, must be able to call this computer. A tunnel makes its callback port reachable, and nothing else.</source>
        <translation>推送照片的服务和订阅源的中心必须能够回调这台电脑。隧道只让其回调端口可以访问，别无其他。</translation>
    </message>
    <message>
        <source>&amp;Tunnel:</source>
        <translation>隧道(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>服务器(&amp;S)：</translation>
    </message>
    <message>
        <source>C&amp;ommand:</source>
        <translation>命令(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Public address:</source>
        <translation>公共地址(&amp;P)：</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Copy the public address</source>
        <translation>复制公共地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Public address now</source>
        <translation>当前公共地址</translation>
    </message>
    <message>
        <source>Nobody outside reaches this computer. Photos are asked for instead.</source>
        <translation>外部无法访问这台电脑。照片改为主动查询。</translation>
    </message>
    <message>
        <source>[USER@]HOST[:PORT]. With /PORT at the end, that port of your own server is ours.</source>
        <translation>[USER@]HOST[:PORT]。末尾加上 /PORT 时，使用您自己服务器的该端口。</translation>
    </message>
    <message>
        <source>Leave it empty for the public one.</source>
        <translation>留空则使用公共服务器。</translation>
    </message>
    <message>
        <source>Where a proxy or router of yours leads to the callback port; may be empty.</source>
        <translation>您的代理或路由器通向回调端口的地址；可以留空。</translation>
    </message>
    <message>
        <source>Only if it is always the same and the tunnel does not say it.</source>
        <translation>仅当地址始终相同且隧道不显示它时填写。</translation>
    </message>
    <message>
        <source>Photos that can be asked for come all the same.</source>
        <translation>可以主动查询的照片仍会出现。</translation>
    </message>
    <message>
        <source>Connect by hand once, so that the server is known and your key is taken.</source>
        <translation>请先手动连接一次，让服务器成为已知主机并接受您的密钥。</translation>
    </message>
    <message>
        <source>Started and watched; the first address that it prints is taken.</source>
        <translation>由程序启动并监视；采用它打印的第一个地址。</translation>
    </message>
    <message>
        <source>The program must be installed; the public address changes with each start.</source>
        <translation>必须安装该程序；公共地址每次启动都会改变。</translation>
    </message>
    <message>
        <source>Which command?</source>
        <translation>请填写命令。</translation>
    </message>
    <message>
        <source>An address such as https://wall.example.org, without user and password.</source>
        <translation>形如 https://wall.example.org 的地址，不含用户名和密码。</translation>
    </message>
</context>
<context>
    <name>ui::WallView</name>
    <message>
        <source>Author not named</source>
        <translation>作者未署名</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation>马赛克</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单张</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分屏</translation>
    </message>
    <message>
        <source>Cubes</source>
        <translation>立方体</translation>
    </message>
    <message>
        <source>This screen may go dark by itself: the desktop lets nobody prevent it. Switch its screen saver off.</source>
        <translation>屏幕可能会自动变黑：桌面不允许程序阻止。请关闭屏幕保护。</translation>
    </message>
    <message>
        <source>Photo wall</source>
        <translation>照片墙</translation>
    </message>
    <message>
        <source>No photos yet. The first one appears here by itself.</source>
        <translation>还没有照片。第一张会自动出现在这里。</translation>
    </message>
    <message>
        <source>Esc leaves the wall. 1 to 5 change how the photos stand.</source>
        <translation>按 Esc 离开照片墙，按 1 至 5 切换布局。</translation>
    </message>
    <message>
        <source>Photos are shown to a room.</source>
        <translation>正在向整个房间展示照片。</translation>
    </message>
    <message>
        <source>Interrupted. New photos come by themselves again.</source>
        <translation>已中断。恢复后新照片会自动出现。</translation>
    </message>
</context>
<context>
    <name>ui::words</name>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 ft</source>
        <translation>%1 英尺</translation>
    </message>
    <message>
        <source>%1 mi</source>
        <translation>%1 英里</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>≈ %1 mi²</source>
        <translation>≈ %1 平方英里</translation>
    </message>
    <message>
        <source>≈ %1 km²</source>
        <translation>≈ %1 平方公里</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>南纬 %1°</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>北纬 %1°</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>西经 %1°</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>东经 %1°</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 张照片</translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation>%1 张照片</translation>
    </message>
    <message>
        <source>made elsewhere</source>
        <translation>在别处创建</translation>
    </message>
    <message>
        <source>location %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>my photos</source>
        <translation>我的照片</translation>
    </message>
    <message>
        <source>A circle that was made elsewhere.</source>
        <translation>在别处创建的圆形区域。</translation>
    </message>
    <message>
        <source>Circle of %1 around %2.</source>
        <translation>半径 %1，圆心在%2。</translation>
    </message>
    <message>
        <source>Photos tagged #%1.</source>
        <translation>带有标签 #%1 的照片。</translation>
    </message>
    <message>
        <source>Photos taken at location %1.</source>
        <translation>在位置 %1 拍摄的照片。</translation>
    </message>
    <message>
        <source>Photos of the people who allowed it.</source>
        <translation>来自已授权用户的照片。</translation>
    </message>
    <message>
        <source>Registering …</source>
        <translation>正在注册…</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>正在关注</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Retrying …</source>
        <translation>正在重试…</translation>
    </message>
    <message>
        <source>Retry in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>无法工作</translation>
    </message>
    <message>
        <source>Instagram-compatible</source>
        <translation>Instagram 兼容服务</translation>
    </message>
    <message>
        <source>folder %1</source>
        <translation>文件夹 %1</translation>
    </message>
    <message>
        <source>New pictures in the folder %1.</source>
        <translation>文件夹 %1 中的新图片。</translation>
    </message>
    <message>
        <source>feed of %1</source>
        <translation>%1 的订阅源</translation>
    </message>
    <message>
        <source>Photos of the feed %1.</source>
        <translation>订阅源 %1 的照片。</translation>
    </message>
</context>
</TS>
