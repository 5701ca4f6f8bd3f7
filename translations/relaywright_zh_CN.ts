<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>DialogInteraction</name>
    <message>
        <source>Type “%1” to go on</source>
        <translation>请输入“%1”以继续</translation>
    </message>
</context>
<context>
    <name>FieldRules</name>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>A whole number is needed.</source>
        <translation>请输入整数。</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>不得小于 %1。</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>不得大于 %1。</translation>
    </message>
    <message>
        <source>An amount is needed, such as 12.50.</source>
        <translation>请输入金额，例如 12.50。</translation>
    </message>
    <message>
        <source>An address is needed, such as https://api.example.com.</source>
        <translation>请输入地址，例如 https://api.example.com。</translation>
    </message>
    <message>
        <source>Days and hours are needed, such as mon-fri 09:00-18:00, or hours alone.</source>
        <translation>请输入星期和时段，例如 mon-fri 09:00-18:00，或仅输入时段。</translation>
    </message>
    <message>
        <source>A day and a time are needed, such as 2026-03-31 18:00.</source>
        <translation>请输入日期和时间，例如 2026-03-31 18:00。</translation>
    </message>
    <message>
        <source>“%1” is none of the choices.</source>
        <translation>“%1”不在可选项中。</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s).</source>
        <translation>
            <numerusform>至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>至多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each line needs its left side.</source>
        <translation>每一行都需要填写左侧。</translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>%n 小时后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>即将</translation>
    </message>
</context>
<context>
    <name>SaveText</name>
    <message>
        <source>The file was not written</source>
        <translation>文件未能写入</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>ui::accounts::AccountChanges</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) paused.</source>
        <translation>
            <numerusform>已暂停 %n 个账户。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) could not be paused.</source>
        <translation>
            <numerusform>有 %n 个账户未能暂停。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) resumed.</source>
        <translation>
            <numerusform>已恢复 %n 个账户。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) could not be resumed.</source>
        <translation>
            <numerusform>有 %n 个账户未能恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The state of %n account(s) was reset.</source>
        <translation>
            <numerusform>已重置 %n 个账户的状态。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The state of %n account(s) could not be reset.</source>
        <translation>
            <numerusform>有 %n 个账户的状态未能重置。</numerusform>
        </translation>
    </message>
    <message>
        <source>The states could not be reset.</source>
        <translation>未能重置状态。</translation>
    </message>
    <message>
        <source>No account had a state to reset.</source>
        <translation>没有需要重置状态的账户。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) could not be deleted.</source>
        <translation>
            <numerusform>有 %n 个账户未能删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>The account could not be duplicated.</source>
        <translation>未能复制该账户。</translation>
    </message>
    <message>
        <source>%1 was made. It is paused until you resume it.</source>
        <translation>已创建 %1，恢复之前处于暂停状态。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) answered.</source>
        <translation>
            <numerusform>%n 个账户应答正常。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) did not answer.</source>
        <translation>
            <numerusform>%n 个账户未正常应答。</numerusform>
        </translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>状态码 %1</translation>
    </message>
</context>
<context>
    <name>ui::accounts::AccountDetail</name>
    <message>
        <source>Last errors</source>
        <translation>最近错误</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Could not be read: %1</source>
        <translation>读取失败：%1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Only some models</source>
        <translation>仅部分模型</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Why is it not asked?</source>
        <translation>为什么没有选中它？</translation>
    </message>
    <message>
        <source>Bound to it</source>
        <translation>绑定关系</translation>
    </message>
    <message>
        <source>About</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>%1 (status %2)</source>
        <translation>%1（状态码 %2）</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>not by itself</source>
        <translation>不会自动结束</translation>
    </message>
    <message>
        <source>Next probe</source>
        <translation>下次试探</translation>
    </message>
    <message>
        <source>with the next request</source>
        <translation>下一个请求时</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>连续失败</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>设定者</translation>
    </message>
    <message>
        <source>It rests for these models and serves all others.</source>
        <translation>仅对这些模型冷却，其他模型照常服务。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, of which %2 went well</source>
        <translation>%1 次，成功率 %2</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Daily quota</source>
        <translation>每日配额</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加于</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改于</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>ui::accounts::AccountDialog</name>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and test</source>
        <translation>保存并测试</translation>
    </message>
    <message>
        <source>Add and test</source>
        <translation>添加并测试</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Load the newer one</source>
        <translation>载入最新内容</translation>
    </message>
    <message>
        <source>The address was tidied to %1.</source>
        <translation>地址已整理为 %1。</translation>
    </message>
    <message>
        <source>Somebody changed this account at %1. Nothing of yours was saved yet; what you typed stays when you load the newer one.</source>
        <translation>该账户已于 %1 被他人修改。您的改动尚未保存；载入最新内容后，您已输入的内容会保留。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::AccountTest</name>
    <message>
        <source>Model of the test</source>
        <translation>测试所用模型</translation>
    </message>
    <message>
        <source>Model: the relay&apos;s choice</source>
        <translation>模型：由中继选择</translation>
    </message>
    <message>
        <source>Answer to the test</source>
        <translation>测试应答</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Asking the provider …</source>
        <translation>正在请求上游…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Answered after %1</source>
        <translation>%1 后应答</translation>
    </message>
    <message>
        <source>%1 answered after %2</source>
        <translation>%1 在 %2 后应答</translation>
    </message>
    <message>
        <source>Failed with status %1 after %2</source>
        <translation>%2 后失败，状态码 %1</translation>
    </message>
    <message>
        <source>Failed after %1</source>
        <translation>%1 后失败</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>未能测试</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>应答中断</translation>
    </message>
</context>
<context>
    <name>ui::accounts::AccountsPage</name>
    <message>
        <source>Search accounts  /</source>
        <translation>搜索账户  /</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>The form could not be made: the relay did not say what an account needs.</source>
        <translation>无法生成表单：中继没有说明账户需要哪些字段。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>Name of the new account. It has the same settings and secret, and is paused at first.</source>
        <translation>新账户的名称。设置和凭据与原账户相同，初始为暂停状态。</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>An account needs a name.</source>
        <translation>请填写账户名称。</translation>
    </message>
    <message>
        <source>There is an account of that name already.</source>
        <translation>已存在同名账户。</translation>
    </message>
    <message>
        <source>Keys are bound to %1: %2</source>
        <translation>有密钥绑定在 %1 上：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) cannot be deleted.</source>
        <translation>
            <numerusform>有 %n 个账户无法删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Bind the keys to another account or to a group first.</source>
        <translation>请先将这些密钥改绑到其他账户或分组。</translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <translation>已删除 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are deleted.</source>
        <translation>
            <numerusform>已删除 %n 个账户。</numerusform>
        </translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>未分组</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>还没有账户</translation>
    </message>
    <message>
        <source>An account is a provider&apos;s key that the relay sends requests with. With two or more, one takes over while another rests.</source>
        <translation>账户是中继向上游发送请求所用的凭据。有两个或更多账户时，一个冷却，另一个会接替。</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>No account matches</source>
        <translation>没有匹配的账户</translation>
    </message>
    <message>
        <source>The search or the filters leave out every account.</source>
        <translation>当前搜索或筛选条件排除了所有账户。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>It is tried again by itself as soon as the relay answers.</source>
        <translation>中继恢复应答后会自动重试。</translation>
    </message>
    <message>
        <source>The accounts could not be refreshed; what is shown may be old.</source>
        <translation>账户刷新失败，当前显示的内容可能不是最新。</translation>
    </message>
    <message>
        <source>The accounts could not be read.</source>
        <translation>无法读取账户。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::BulkBar</name>
    <message>
        <source>Select nothing  Esc</source>
        <translation>取消选择  Esc</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::Counts</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>all ready</source>
        <translation>全部就绪</translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n 个就绪</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at the limit</source>
        <translation>
            <numerusform>%n 个已达并发上限</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cooling down</source>
        <translation>
            <numerusform>%n 个冷却中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out of quota</source>
        <translation>
            <numerusform>%n 个配额用尽</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n 个需要处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 个已暂停</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>ui::accounts::DayTimeline</name>
    <message>
        <source>Requests of the last day</source>
        <translation>最近一天的请求</translation>
    </message>
    <message>
        <source>%1 attempts, %2 failed</source>
        <translation>尝试 %1 次，失败 %2 次</translation>
    </message>
    <message>
        <source>%1 · %2 attempts · %3 failed · %4</source>
        <translation>%1 · 尝试 %2 · 失败 %3 · %4</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>most in %1 min: %2</source>
        <translation>%1 分钟内最多：%2</translation>
    </message>
</context>
<context>
    <name>ui::accounts::ErrorList</name>
    <message>
        <source>Last errors</source>
        <translation>最近错误</translation>
    </message>
    <message>
        <source>%1
Open the request: Enter</source>
        <translation>%1
按 Enter 打开该请求</translation>
    </message>
</context>
<context>
    <name>ui::accounts::ExplainView</name>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>按当前状态</translation>
    </message>
    <message>
        <source>If it answered 429</source>
        <translation>假设返回 429</translation>
    </message>
    <message>
        <source>If it answered 529</source>
        <translation>假设返回 529</translation>
    </message>
    <message>
        <source>If it did not answer</source>
        <translation>假设超时无应答</translation>
    </message>
    <message>
        <source>If it were down</source>
        <translation>假设无法连接</translation>
    </message>
    <message>
        <source>Choose a key first: each may use other accounts.</source>
        <translation>请先选择密钥：不同密钥可用的账户不同。</translation>
    </message>
    <message>
        <source>Enter a model first: each may be served by other accounts.</source>
        <translation>请先填写模型：不同模型可用的账户不同。</translation>
    </message>
    <message>
        <source>The relay could not explain it: %1</source>
        <translation>中继无法给出解释：%1</translation>
    </message>
    <message>
        <source>The request would be refused before any account is chosen: %1.</source>
        <translation>请求在选择账户之前就会被拒绝：%1。</translation>
    </message>
    <message>
        <source>The relay does not know this account.</source>
        <translation>中继没有这个账户。</translation>
    </message>
    <message>
        <source>Not asked: %1</source>
        <translation>不会选中：%1</translation>
    </message>
    <message>
        <source>It would be asked first: %1</source>
        <translation>会首先选中：%1</translation>
    </message>
    <message>
        <source>It would be asked as number %1: %2</source>
        <translation>会作为第 %1 个选中：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>In the order in which they are asked; %n more not shown.</source>
        <translation>
            <numerusform>按选择顺序排列，另有 %n 个未显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>In the order in which they are asked.</source>
        <translation>按选择顺序排列。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::Form</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What people call it; no two are alike.</source>
        <translation>供人辨认的名称，不能重复。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>For people; nothing depends on it.</source>
        <translation>仅供查看，不影响任何行为。</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Switched off it takes part in nothing.</source>
        <translation>停用后不参与任何调度。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Where the provider listens. A path that clients add themselves is cut off.</source>
        <translation>上游的服务地址。客户端会自行添加的路径会被去掉。</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>The provider&apos;s key. It is stored encrypted and never shown again.</source>
        <translation>上游的密钥。加密存储，之后不再显示。</translation>
    </message>
    <message>
        <source>Sent as</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>Which header carries the secret; auto goes by how it begins.</source>
        <translation>用哪个请求头携带凭据；自动则按其开头判断。</translation>
    </message>
    <message>
        <source>Takes requests</source>
        <translation>接受请求</translation>
    </message>
    <message>
        <source>Off: paused.</source>
        <translation>关闭即为暂停。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>The lower, the sooner it is asked.</source>
        <translation>数值越小越优先。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Its share of the load among accounts of the same priority.</source>
        <translation>在同一优先级的账户之间分担负载的比例。</translation>
    </message>
    <message>
        <source>Active hours</source>
        <translation>可用时段</translation>
    </message>
    <message>
        <source>When it may be used; empty: always.</source>
        <translation>允许使用的时段；留空表示始终可用。</translation>
    </message>
    <message>
        <source>Rests after errors</source>
        <translation>出错后冷却</translation>
    </message>
    <message>
        <source>After the provider&apos;s errors it cools down by itself.</source>
        <translation>上游出错后自动冷却。</translation>
    </message>
    <message>
        <source>Requests at the same time</source>
        <translation>并发请求数</translation>
    </message>
    <message>
        <source>0: no limit.</source>
        <translation>0 表示不限。</translation>
    </message>
    <message>
        <source>Daily quota in US dollars</source>
        <translation>每日配额（美元）</translation>
    </message>
    <message>
        <source>Requests that may wait</source>
        <translation>排队请求数</translation>
    </message>
    <message>
        <source>While all places are taken; 0: none waits.</source>
        <translation>并发占满时可等待的请求数；0 表示不排队。</translation>
    </message>
    <message>
        <source>Longest wait in milliseconds</source>
        <translation>最长等待（毫秒）</translation>
    </message>
    <message>
        <source>Subscription ends</source>
        <translation>订阅到期</translation>
    </message>
    <message>
        <source>Not used from then on; empty: never.</source>
        <translation>到期后不再使用；留空表示永不到期。</translation>
    </message>
    <message>
        <source>Days of use</source>
        <translation>使用天数</translation>
    </message>
    <message>
        <source>Not used so many days after it was added; 0: no limit.</source>
        <translation>添加后超过该天数即不再使用；0 表示不限。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Those it serves, with * for any text; empty: all.</source>
        <translation>可服务的模型，* 代表任意文本；留空表示全部。</translation>
    </message>
    <message>
        <source>Model names</source>
        <translation>模型名称映射</translation>
    </message>
    <message>
        <source>What clients ask for, and what it is called there.</source>
        <translation>客户端请求的名称，以及它在上游的名称。</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Sent with every request. No secrets: they are shown to whoever may look.</source>
        <translation>随每个请求发送。不要放机密内容：有权查看者都能看到。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Scheduling</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>%1 – leave empty to keep it</source>
        <translation>%1 – 留空则保持不变</translation>
    </message>
</context>
<context>
    <name>ui::accounts::GroupsDialog</name>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>A key that is bound to a group uses the accounts of that group only.</source>
        <translation>绑定到分组的密钥只使用该分组内的账户。</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建分组</translation>
    </message>
    <message>
        <source>Discard what you changed?</source>
        <translation>放弃所做的修改？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Search accounts</source>
        <translation>搜索账户</translation>
    </message>
    <message>
        <source>Delete group</source>
        <translation>删除分组</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Delete the group %1? Its accounts stay.</source>
        <translation>删除分组 %1？其中的账户会保留。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The groups could not be read: %1</source>
        <translation>无法读取分组：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>Make group</source>
        <translation>创建分组</translation>
    </message>
    <message numerus="yes">
        <source>%n of the accounts chosen</source>
        <translation>
            <numerusform>已选择 %n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <translation>请填写分组名称。</translation>
    </message>
    <message>
        <source>The group was not deleted. %1</source>
        <translation>分组未删除。%1</translation>
    </message>
</context>
<context>
    <name>ui::accounts::LinkList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::accounts::PageActions</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Add an account of a provider</source>
        <translation>添加一个上游账户</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation>修改该账户</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Send a short request and see what comes back</source>
        <translation>发送一个简短请求并查看应答</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Send no requests to it until it is resumed</source>
        <translation>恢复之前不再向它发送请求</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Send requests to it again</source>
        <translation>重新向它发送请求</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>End the cooling down and try it with the next request</source>
        <translation>结束冷却，用下一个请求试探</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Make another account with the same settings and secret</source>
        <translation>用相同的设置和凭据再建一个账户</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete; can be undone for ten seconds</source>
        <translation>删除；十秒内可以撤销</translation>
    </message>
    <message>
        <source>Reset all states</source>
        <translation>重置所有状态</translation>
    </message>
    <message>
        <source>End the cooling down of every account</source>
        <translation>结束所有账户的冷却</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Make, change and delete groups of accounts</source>
        <translation>新建、修改和删除账户分组</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>重新读取全部内容</translation>
    </message>
</context>
<context>
    <name>ui::accounts::Title</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Success today</source>
        <translation>今日成功率</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Tokens today</source>
        <translation>今日 Token</translation>
    </message>
    <message>
        <source>Cost today</source>
        <translation>今日费用</translation>
    </message>
    <message>
        <source>Daily quota</source>
        <translation>每日配额</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ui::accounts::Words</name>
    <message>
        <source>The provider refuses the secret. Enter a new one, or have it allowed again there and try at once.</source>
        <translation>上游拒绝了该凭据。请填写新的凭据，或在上游重新启用后立即重试。</translation>
    </message>
    <message>
        <source>It comes back by itself. Try it at once if you know that it is well again.</source>
        <translation>会自动恢复。如果确定已恢复正常，可以立即重试。</translation>
    </message>
    <message>
        <source>It serves again when the next day begins, or as soon as the quota is raised.</source>
        <translation>次日开始或提高配额后恢复服务。</translation>
    </message>
    <message>
        <source>It works as much as it may at once. Raise the limit of parallel requests if the provider allows more.</source>
        <translation>并发已满。如果上游允许更多，可提高并发上限。</translation>
    </message>
    <message>
        <source>Somebody paused it: no request is sent to it until it is resumed.</source>
        <translation>已被人为暂停，恢复之前不会向它发送请求。</translation>
    </message>
    <message>
        <source>It is switched off and takes part in nothing until it is resumed.</source>
        <translation>已停用，恢复之前不参与任何调度。</translation>
    </message>
    <message>
        <source>The provider has blocked it. Ask there, then try it at once.</source>
        <translation>已被上游封禁。请联系上游处理，然后立即重试。</translation>
    </message>
    <message>
        <source>Its sign-in is no longer good. Enter the secret again.</source>
        <translation>登录已失效。请重新填写凭据。</translation>
    </message>
    <message>
        <source>the relay, its usual time for this cause</source>
        <translation>中继，按该原因的默认时长</translation>
    </message>
    <message>
        <source>the relay, doubled after failures in a row</source>
        <translation>中继，因连续失败而加倍</translation>
    </message>
    <message>
        <source>the provider, by retry-after</source>
        <translation>上游，由 retry-after 指定</translation>
    </message>
</context>
<context>
    <name>ui::api::Text</name>
    <message>
        <source>Nothing listens at %1.</source>
        <translation>%1 上没有程序在监听。</translation>
    </message>
    <message>
        <source>There is no machine named %1.</source>
        <translation>找不到名为 %1 的主机。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 未及时响应。</translation>
    </message>
    <message>
        <source>%1 closed the connection before it had answered.</source>
        <translation>%1 在响应之前关闭了连接。</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>无法与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>无法连接 %1：%2</translation>
    </message>
    <message>
        <source>Nobody vouches for the certificate of %1.</source>
        <translation>%1 的证书没有受信任的签发者。</translation>
    </message>
    <message>
        <source>The relay answered with status %1.</source>
        <translation>中继返回了状态码 %1。</translation>
    </message>
    <message>
        <source>What listens at %1 is not a relay.</source>
        <translation>%1 上监听的程序不是中继。</translation>
    </message>
</context>
<context>
    <name>ui::common::AccountWords</name>
    <message>
        <source>Rejected</source>
        <translation>凭据被拒</translation>
    </message>
    <message>
        <source>Cooling down</source>
        <translation>冷却中</translation>
    </message>
    <message>
        <source>Rejected · %1</source>
        <translation>凭据被拒 · %1</translation>
    </message>
    <message>
        <source>Cooling down · %1</source>
        <translation>冷却中 · %1</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Ready in part</source>
        <translation>部分就绪</translation>
    </message>
    <message>
        <source>At its limit</source>
        <translation>已达并发上限</translation>
    </message>
    <message>
        <source>Quota spent</source>
        <translation>配额用尽</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已被封禁</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>需重新登录</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Out of today&apos;s quota</source>
        <translation>今日配额已用尽</translation>
    </message>
    <message>
        <source>All places taken</source>
        <translation>并发已占满</translation>
    </message>
    <message>
        <source>%1 only: %2</source>
        <translation>仅 %1：%2</translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation>触发限流</translation>
    </message>
    <message>
        <source>Provider overloaded</source>
        <translation>上游过载</translation>
    </message>
    <message>
        <source>Provider unavailable</source>
        <translation>上游不可用</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>超时无应答</translation>
    </message>
    <message>
        <source>Could not connect</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Secret refused</source>
        <translation>凭据被拒绝</translation>
    </message>
    <message>
        <source>Answers broke off</source>
        <translation>应答中断</translation>
    </message>
    <message>
        <source>Too many failures</source>
        <translation>失败过多</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 left, until %2</source>
        <translation>剩余 %1，至 %2</translation>
    </message>
</context>
<context>
    <name>ui::common::ActionBar</name>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>ui::common::AskDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>ui::common::ChoiceEditor</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>ui::common::ClientSnippets</name>
    <message>
        <source>The address ends without /v1. If ANTHROPIC_API_KEY is set as well, remove it: Claude Code takes only one of the two.</source>
        <translation>地址末尾不带 /v1。如果还设置了 ANTHROPIC_API_KEY，请将其删除：Claude Code 只接受二者之一。</translation>
    </message>
    <message>
        <source>Add the first part to the file, keep what else is there, and set the key in the shell.</source>
        <translation>将第一部分加入该文件，保留其中已有内容，再在终端中设置密钥。</translation>
    </message>
    <message>
        <source>Sign-in with Google must be off in the client: it uses the key.</source>
        <translation>客户端需关闭 Google 登录，改用密钥。</translation>
    </message>
    <message>
        <source>The SDK adds /v1/messages itself.</source>
        <translation>SDK 会自行补上 /v1/messages。</translation>
    </message>
    <message>
        <source>Whatever reads OPENAI_BASE_URL works the same way.</source>
        <translation>凡是读取 OPENAI_BASE_URL 的程序都可这样设置。</translation>
    </message>
    <message>
        <source>The answer streams in as it is written.</source>
        <translation>回答会边生成边流式返回。</translation>
    </message>
    <message>
        <source>Not yet: %1 speaks the %2 protocol, which this relay does not answer so far. Nothing that could be set here would work today.</source>
        <translation>暂不支持：%1 使用 %2 协议，本中转目前还不应答该协议，现在怎样设置都无法使用。</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>隐藏密钥</translation>
    </message>
    <message>
        <source>Show the key for ten seconds</source>
        <translation>显示密钥十秒</translation>
    </message>
</context>
<context>
    <name>ui::common::CodeSnippet</name>
    <message>
        <source>Snippet</source>
        <translation>代码片段</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ui::common::DetailPanel</name>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::common::DetailSection</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>ui::common::ErrorState</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ui::common::ErrorStrip</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::common::FilterChips</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>ui::common::FilterMenu</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>ui::common::FormDialog</name>
    <message>
        <source>Discard what you changed?</source>
        <translation>放弃所做的更改？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>ui::common::LineEditor</name>
    <message>
        <source>YYYY-MM-DD HH:MM</source>
        <translation>YYYY-MM-DD HH:MM</translation>
    </message>
</context>
<context>
    <name>ui::common::LinesEditor</name>
    <message>
        <source>One a line</source>
        <translation>每行一个</translation>
    </message>
</context>
<context>
    <name>ui::common::MapEditor</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>删除此行</translation>
    </message>
</context>
<context>
    <name>ui::common::PageHeader</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Follow changes as they happen</source>
        <translation>实时跟随变化</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>ui::common::SearchField</name>
    <message>
        <source>Search  /</source>
        <translation>搜索  /</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ui::common::SecretOnce</name>
    <message>
        <source>Show for ten seconds</source>
        <translation>显示十秒</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Shown only now. It cannot be read again later, only replaced.</source>
        <translation>仅此时显示。之后无法再次查看，只能更换。</translation>
    </message>
    <message>
        <source>Copied. Paste it where it belongs; it cannot be read again later.</source>
        <translation>已复制。请粘贴到需要的地方；之后无法再次查看。</translation>
    </message>
    <message>
        <source>Save secret</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Saved, readable by you only.</source>
        <translation>已保存，仅您可读。</translation>
    </message>
</context>
<context>
    <name>ui::common::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>加载中</translation>
    </message>
</context>
<context>
    <name>ui::common::StageBar</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
</context>
<context>
    <name>ui::common::TableView</name>
    <message>
        <source>Fit widths to content</source>
        <translation>按内容调整列宽</translation>
    </message>
    <message>
        <source>Export rows</source>
        <translation>导出行</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::common::Tile</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::common::TimeChart</name>
    <message>
        <source>No data in this time</source>
        <translation>此时段没有数据</translation>
    </message>
    <message>
        <source>Chart over time</source>
        <translation>时间走势图</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ui::common::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::console::OwnChoices</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light, dark, or whatever the system is.</source>
        <translation>浅色、深色或跟随系统。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of texts, numbers and dates. Logs and errors of the relay stay English.</source>
        <translation>界面文字、数字和日期所用的语言。中继的日志和错误保持英文。</translation>
    </message>
    <message>
        <source>Rows of lists</source>
        <translation>列表行高</translation>
    </message>
    <message>
        <source>Compact rows show more at once.</source>
        <translation>紧凑的行可以一次显示更多。</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
</context>
<context>
    <name>ui::console::Title</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>初次设置</translation>
    </message>
</context>
<context>
    <name>ui::keys::BulkChange</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n key(s) done</source>
        <translation>
            <numerusform>已完成 %1 / %n 个密钥</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::keys::Columns</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>并发</translation>
    </message>
    <message>
        <source>Requests that run now, of those that may</source>
        <translation>正在运行的请求数 / 允许的并发数</translation>
    </message>
    <message>
        <source>Last 24 h</source>
        <translation>近 24 小时</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost today</source>
        <translation>今日费用</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>过期</translation>
    </message>
</context>
<context>
    <name>ui::keys::CreatedDialog</name>
    <message>
        <source>“%1” has a new key</source>
        <translation>“%1”已换上新密钥</translation>
    </message>
    <message>
        <source>Key “%1” is ready</source>
        <translation>密钥“%1”已创建</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are ready</source>
        <translation>
            <numerusform>已创建 %n 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>It can not be shown again. Close all the same?</source>
        <translation>之后无法再次显示。仍要关闭吗？</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>不保存并关闭</translation>
    </message>
    <message>
        <source>Use it in</source>
        <translation>用于以下客户端</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Shown only now: a line with name and key for each. They cannot be read again later, only replaced.</source>
        <translation>仅此一次显示：每行一个名称和密钥。之后无法再次查看，只能更换。</translation>
    </message>
    <message>
        <source>Save keys</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
</context>
<context>
    <name>ui::keys::Fields</name>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>ann-laptop</source>
        <translation>ann-laptop</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>More than one are named name-1, name-2 and so on.</source>
        <translation>多于一个时依次命名为 名称-1、名称-2……</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>who answers for it</source>
        <translation>由谁负责</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>team-a, ci</source>
        <translation>team-a, ci</translation>
    </message>
    <message>
        <source>Separated by commas.</source>
        <translation>以逗号分隔。</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>At a fixed time</source>
        <translation>固定时间</translation>
    </message>
    <message>
        <source>Some days after its first use</source>
        <translation>首次使用后若干天</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Days from first use</source>
        <translation>自首次使用起的天数</translation>
    </message>
    <message>
        <source>The week begins on</source>
        <translation>每周起始日</translation>
    </message>
    <message>
        <source>at hour</source>
        <translation>起始小时</translation>
    </message>
    <message>
        <source>In the time zone of the relay.</source>
        <translation>按中转所设的时区。</translation>
    </message>
    <message>
        <source>Cost a week, in dollars</source>
        <translation>每周费用（美元）</translation>
    </message>
    <message>
        <source>Cost in all, in dollars</source>
        <translation>累计费用（美元）</translation>
    </message>
    <message>
        <source>For a family of models alone</source>
        <translation>单独限制某一系列模型</translation>
    </message>
    <message>
        <source>One a line: the family, then daily, weekly, monthly or total, then dollars.</source>
        <translation>每行一条：模型系列、周期（daily、weekly、monthly 或 total）、美元金额。</translation>
    </message>
    <message>
        <source>Length of the window, in minutes</source>
        <translation>窗口长度（分钟）</translation>
    </message>
    <message>
        <source>Begins with the first request after the window before has ended.</source>
        <translation>上一窗口结束后，从首个请求开始计算。</translation>
    </message>
    <message>
        <source>Requests in the window</source>
        <translation>窗口内请求数</translation>
    </message>
    <message>
        <source>Tokens in the window</source>
        <translation>窗口内 Token 数</translation>
    </message>
    <message>
        <source>Cost in the window, in dollars</source>
        <translation>窗口内费用（美元）</translation>
    </message>
    <message>
        <source>Served by</source>
        <translation>由谁处理</translation>
    </message>
    <message>
        <source>every account</source>
        <translation>所有账户</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>分组 %1</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>账户 %1</translation>
    </message>
    <message>
        <source>Allowed models</source>
        <translation>允许的模型</translation>
    </message>
    <message>
        <source>One a line; * stands for any text. Empty: every model.</source>
        <translation>每行一个，* 代表任意文本。留空表示全部模型。</translation>
    </message>
    <message>
        <source>Denied models</source>
        <translation>禁止的模型</translation>
    </message>
    <message>
        <source>Wins over what is allowed.</source>
        <translation>优先于允许的模型。</translation>
    </message>
    <message>
        <source>With none ticked every service may be used.</source>
        <translation>全部不勾选表示可使用所有服务。</translation>
    </message>
    <message>
        <source>Service %1</source>
        <translation>服务 %1</translation>
    </message>
    <message>
        <source>Allowed clients</source>
        <translation>允许的客户端</translation>
    </message>
    <message>
        <source>One a line: claude_code, codex_cli, gemini_cli, droid_cli, or a pattern of the User-Agent. It is what a client says of itself, no proof.</source>
        <translation>每行一个：claude_code、codex_cli、gemini_cli、droid_cli，或 User-Agent 的匹配模式。这只是客户端的自称，不能作为凭证。</translation>
    </message>
    <message>
        <source>Allowed addresses</source>
        <translation>允许的地址</translation>
    </message>
    <message>
        <source>One a line: addresses or networks. Empty: from anywhere.</source>
        <translation>每行一个地址或网段。留空表示不限来源。</translation>
    </message>
    <message>
        <source>Requests that may wait</source>
        <translation>允许排队的请求数</translation>
    </message>
    <message>
        <source>They wait while as many run at once as may, instead of being refused.</source>
        <translation>并发已满时，请求会排队等待而不是被拒绝。</translation>
    </message>
    <message>
        <source>Longest wait, in seconds</source>
        <translation>最长等待（秒）</translation>
    </message>
    <message>
        <source>Let models without a price through</source>
        <translation>放行没有价格的模型</translation>
    </message>
    <message>
        <source>They count as free, so a cost limit does not stop them.</source>
        <translation>它们按免费计算，因此费用限额不会拦截。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cost a day, in dollars</source>
        <translation>每日费用（美元）</translation>
    </message>
    <message>
        <source>Cost a month, in dollars</source>
        <translation>每月费用（美元）</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>并发请求数</translation>
    </message>
    <message>
        <source>More cost limits</source>
        <translation>更多费用限额</translation>
    </message>
    <message>
        <source>Limits of a moving window</source>
        <translation>时间窗口限额</translation>
    </message>
    <message>
        <source>Models and accounts</source>
        <translation>模型与账户</translation>
    </message>
    <message>
        <source>Clients and addresses</source>
        <translation>客户端与地址</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
</context>
<context>
    <name>ui::keys::KeyActions</name>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>New secret…</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>Other limits for a time…</source>
        <translation>临时调整限额…</translation>
    </message>
    <message>
        <source>Count limits anew…</source>
        <translation>限额重新计数…</translation>
    </message>
    <message>
        <source>New key like this…</source>
        <translation>以此为模板新建…</translation>
    </message>
    <message>
        <source>Show its requests</source>
        <translation>查看它的请求</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>设置标签…</translation>
    </message>
    <message>
        <source>Extend expiry…</source>
        <translation>延长有效期…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Refresh keys</source>
        <translation>刷新密钥</translation>
    </message>
</context>
<context>
    <name>ui::keys::KeyEditor</name>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>New key like “%1”</source>
        <translation>以“%1”为模板新建密钥</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>The key was not made.</source>
        <translation>密钥未能创建。</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>编辑“%1”</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Other limits for “%1”, for a time</source>
        <translation>临时调整“%1”的限额</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>设置限额</translation>
    </message>
    <message>
        <source>End the override now</source>
        <translation>立即结束临时限额</translation>
    </message>
    <message>
        <source>Give “%1” a new key?</source>
        <translation>为“%1”更换密钥？</translation>
    </message>
    <message>
        <source>The old key is refused from that moment on: whoever uses it needs the new one. Limits and what was used stay.</source>
        <translation>旧密钥将立即失效，使用者需要换用新密钥。限额与已用量保持不变。</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>“%1” has no new key.</source>
        <translation>“%1”未能更换密钥。</translation>
    </message>
</context>
<context>
    <name>ui::keys::KeyPanel</name>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Models this month</source>
        <translation>本月使用的模型</translation>
    </message>
    <message>
        <source>Last attempts</source>
        <translation>最近的尝试</translation>
    </message>
    <message>
        <source>No limit is set: this key may use as much as it likes.</source>
        <translation>未设置限额：此密钥可不受限制地使用。</translation>
    </message>
    <message>
        <source>An override holds until %1.</source>
        <translation>临时限额有效至 %1。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), %1 tokens, %2</source>
        <translation>
            <numerusform>%n 个请求，%1 Token，%2</numerusform>
        </translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Nothing in the last 24 hours.</source>
        <translation>最近 24 小时没有用量。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>What it may be used for</source>
        <translation>使用范围</translation>
    </message>
    <message>
        <source>None was asked for this month.</source>
        <translation>本月没有使用任何模型。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n request(s)</source>
        <translation>
            <numerusform>%1 · %n 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>No attempt is kept of it.</source>
        <translation>没有它的尝试记录。</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>About</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ui::keys::KeysPage</name>
    <message>
        <source>API keys</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>The keys could not be read.</source>
        <translation>无法读取密钥。</translation>
    </message>
    <message>
        <source>It is tried again by itself while this page is open.</source>
        <translation>此页面打开期间会自动重试。</translation>
    </message>
    <message>
        <source>No key fits</source>
        <translation>没有符合条件的密钥</translation>
    </message>
    <message>
        <source>No key has these words, this state, tag and owner.</source>
        <translation>没有密钥同时符合这些关键词、状态、标签和负责人。</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示全部密钥</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>A key lets a client in and says what it may use and spend. It is shown once, when it is made, with the lines that each client needs.</source>
        <translation>密钥允许客户端接入，并规定它能用什么、能花多少。密钥只在创建时显示一次，同时给出各客户端所需的配置。</translation>
    </message>
    <message>
        <source>Create the first key</source>
        <translation>创建第一个密钥</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Near a limit</source>
        <translation>接近限额</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n 个密钥</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n 个可用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near a limit</source>
        <translation>
            <numerusform>%n 个接近限额</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n 个已过期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disabled</source>
        <translation>
            <numerusform>%n 个已停用</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit was not reset.</source>
        <translation>限额未能重置。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) selected</source>
        <translation>
            <numerusform>已选择 %n 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>At least one tag is needed.</source>
        <translation>至少需要一个标签。</translation>
    </message>
    <message numerus="yes">
        <source>Tag %n key(s)</source>
        <translation>
            <numerusform>为 %n 个密钥设置标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags to add, separated by commas; with a minus in front they are taken away.</source>
        <translation>要添加的标签，以逗号分隔；前面加减号表示移除。</translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation>修改标签</translation>
    </message>
    <message>
        <source>team-a, -trial</source>
        <translation>team-a, -trial</translation>
    </message>
    <message>
        <source>A number of days from 1 to 3650 is needed.</source>
        <translation>请输入 1 到 3650 之间的天数。</translation>
    </message>
    <message numerus="yes">
        <source>Extend %n key(s)</source>
        <translation>
            <numerusform>延长 %n 个密钥的有效期</numerusform>
        </translation>
    </message>
    <message>
        <source>Days to add to the end of each; from today where it has passed. Keys that never end stay as they are.</source>
        <translation>在各自到期时间上增加的天数；已过期的从今天算起。永不过期的密钥保持不变。</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>Count all limits of “%1” from nothing?</source>
        <translation>将“%1”的全部限额从零重新计数？</translation>
    </message>
    <message>
        <source>Count “%1” of “%2” from nothing?</source>
        <translation>将“%2”的“%1”从零重新计数？</translation>
    </message>
    <message>
        <source>The key may then use the whole limit again. What was used stays in the ledger and in the usage.</source>
        <translation>之后该密钥可重新使用全部限额。已用量仍保留在账本和用量统计中。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Key “%1” deleted.</source>
        <translation>密钥“%1”已删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个密钥。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) could not be changed.</source>
        <translation>
            <numerusform>%n 个密钥未能修改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were left as they are.</source>
        <translation>
            <numerusform>%n 个密钥保持原样。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::keys::LimitBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Count from nothing again</source>
        <translation>从零重新计数</translation>
    </message>
    <message>
        <source>Reset “%1”</source>
        <translation>重置“%1”</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 held by requests that run · begins anew in %2</source>
        <translation>运行中的请求预留 %1 · %2后重新计算</translation>
    </message>
    <message>
        <source>%1 held by requests that run</source>
        <translation>运行中的请求预留 %1</translation>
    </message>
    <message>
        <source>begins anew in %1</source>
        <translation>%1后重新计算</translation>
    </message>
</context>
<context>
    <name>ui::keys::Problems</name>
    <message>
        <source>Say when.</source>
        <translation>请填写时间。</translation>
    </message>
    <message>
        <source>This time has passed already.</source>
        <translation>这个时间已经过去。</translation>
    </message>
    <message>
        <source>Say how many days.</source>
        <translation>请填写天数。</translation>
    </message>
    <message>
        <source>“%1” is not a family, a period and dollars, such as: opus monthly 50</source>
        <translation>“%1”不是“系列 周期 美元”的格式，例如：opus monthly 50</translation>
    </message>
    <message>
        <source>“%1” is no address and no network such as 10.0.0.0/8.</source>
        <translation>“%1”不是地址，也不是 10.0.0.0/8 这样的网段。</translation>
    </message>
    <message>
        <source>“%1” has a space in it; names of models have none.</source>
        <translation>“%1”中有空格，模型名称不含空格。</translation>
    </message>
    <message>
        <source>“%1” is longer than 50 characters.</source>
        <translation>“%1”超过 50 个字符。</translation>
    </message>
    <message>
        <source>Say how long the window is.</source>
        <translation>请填写窗口长度。</translation>
    </message>
    <message>
        <source>At most 95 characters when several keys are made.</source>
        <translation>批量创建时名称最多 95 个字符。</translation>
    </message>
</context>
<context>
    <name>ui::keys::Words</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>%n 小时后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>May use every model.</source>
        <translation>可使用全部模型。</translation>
    </message>
    <message>
        <source>May use %1, no other model.</source>
        <translation>只能使用 %1。</translation>
    </message>
    <message>
        <source>May use every model except %1.</source>
        <translation>可使用除 %1 之外的全部模型。</translation>
    </message>
    <message>
        <source>May use %1 except %2.</source>
        <translation>可使用 %1，但 %2 除外。</translation>
    </message>
    <message>
        <source>Is served by account “%1” alone.</source>
        <translation>只由账户“%1”处理。</translation>
    </message>
    <message>
        <source>Is served by the accounts of group “%1” alone.</source>
        <translation>只由分组“%1”中的账户处理。</translation>
    </message>
    <message>
        <source>Is served by every account.</source>
        <translation>由所有账户处理。</translation>
    </message>
    <message>
        <source>Only clients that say they are %1 are let in, and only from %2.</source>
        <translation>只允许自称 %1 的客户端接入，且只能来自 %2。</translation>
    </message>
    <message>
        <source>Only clients that say they are %1 are let in.</source>
        <translation>只允许自称 %1 的客户端接入。</translation>
    </message>
    <message>
        <source>Only requests from %1 are let in.</source>
        <translation>只允许来自 %1 的请求。</translation>
    </message>
    <message>
        <source>Any client may use it, from any address.</source>
        <translation>任何客户端均可从任何地址使用。</translation>
    </message>
    <message numerus="yes">
        <source>When its concurrency is used up, %n request(s) may wait, each at most %1.</source>
        <translation>
            <numerusform>并发用满时，最多 %n 个请求可排队，每个最多等待 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>active</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>expires %1</source>
        <translation>%1过期</translation>
    </message>
    <message>
        <source>not yet activated</source>
        <translation>尚未激活</translation>
    </message>
    <message>
        <source>at its limit</source>
        <translation>已达限额</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>已于%1过期</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) from first use</source>
        <translation>
            <numerusform>首次使用后 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>并发请求数</translation>
    </message>
    <message>
        <source>Requests in the window</source>
        <translation>窗口内请求数</translation>
    </message>
    <message>
        <source>Tokens in the window</source>
        <translation>窗口内 Token 数</translation>
    </message>
    <message>
        <source>Cost in the window</source>
        <translation>窗口内费用</translation>
    </message>
    <message>
        <source>Cost today</source>
        <translation>今日费用</translation>
    </message>
    <message>
        <source>Cost this week</source>
        <translation>本周费用</translation>
    </message>
    <message>
        <source>Cost this month</source>
        <translation>本月费用</translation>
    </message>
    <message>
        <source>Cost in all</source>
        <translation>累计费用</translation>
    </message>
    <message>
        <source>%1, %2 models</source>
        <translation>%1（%2 系列）</translation>
    </message>
    <message>
        <source>Services: %1.</source>
        <translation>服务：%1。</translation>
    </message>
    <message>
        <source>Models without a price are let through and count as free.</source>
        <translation>放行没有价格的模型，按免费计算。</translation>
    </message>
    <message>
        <source>Other limits hold until %1.</source>
        <translation>临时限额有效至 %1。</translation>
    </message>
</context>
<context>
    <name>ui::logs::LogDetails</name>
    <message>
        <source>Line</source>
        <translation>日志行</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>This line has no fields.</source>
        <translation>此行没有字段。</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translation>查看请求</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Only lines of this request</source>
        <translation>只看此请求的日志</translation>
    </message>
    <message>
        <source>Only lines of this account</source>
        <translation>只看此账户的日志</translation>
    </message>
    <message>
        <source>Show the account</source>
        <translation>查看账户</translation>
    </message>
</context>
<context>
    <name>ui::logs::LogFooter</name>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Change this</source>
        <translation>修改此设置</translation>
    </message>
    <message>
        <source>The relay keeps no log file: only lines from now on are shown.</source>
        <translation>中继未保存日志文件：只显示从现在起的日志。</translation>
    </message>
</context>
<context>
    <name>ui::logs::LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
</context>
<context>
    <name>ui::logs::LogRow</name>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>ui::logs::LogTable</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新日志</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::logs::LogsPage</name>
    <message>
        <source>The log could not be read.</source>
        <translation>无法读取日志。</translation>
    </message>
    <message>
        <source>New lines are shown as they happen all the same.</source>
        <translation>新日志仍会实时显示。</translation>
    </message>
    <message numerus="yes">
        <source>Reading the log: %n line(s) so far.</source>
        <translation>
            <numerusform>正在读取日志：已读 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The log was not exported.</source>
        <translation>日志未能导出。</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>请求 %1</translation>
    </message>
    <message>
        <source>Show the lines of all requests again</source>
        <translation>重新显示所有请求的日志</translation>
    </message>
    <message>
        <source>Pause the log</source>
        <translation>暂停日志</translation>
    </message>
    <message>
        <source>Follow the log</source>
        <translation>跟随日志</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), following the log as it grows.</source>
        <translation>
            <numerusform>%n 行，正在跟随最新日志。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), paused: what is new waits at the end.</source>
        <translation>
            <numerusform>%n 行，已暂停：新日志在末尾等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>No such line among the newest</source>
        <translation>最新的日志中没有匹配的行</translation>
    </message>
    <message>
        <source>The log goes back further than was looked through.</source>
        <translation>更早的日志尚未查找。</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>继续向前查找</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>没有匹配的行</translation>
    </message>
    <message>
        <source>New lines that match are shown as soon as they are written.</source>
        <translation>匹配的新日志写入后立即显示。</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>显示全部日志</translation>
    </message>
    <message>
        <source>No log file is kept</source>
        <translation>未保存日志文件</translation>
    </message>
    <message>
        <source>Lines are shown here as they happen, and are gone when the console is closed. The setting RELAYWRIGHT_LOG_FILE is “none”; without it the relay keeps a file.</source>
        <translation>日志在此实时显示，关闭控制台后消失。设置 RELAYWRIGHT_LOG_FILE 为“none”；去掉后中继会保存文件。</translation>
    </message>
    <message>
        <source>Open this setting</source>
        <translation>打开此设置</translation>
    </message>
    <message>
        <source>Nothing was logged yet</source>
        <translation>尚无日志</translation>
    </message>
    <message>
        <source>What the relay does is shown here line by line. The setting LOG_LEVEL says how much that is.</source>
        <translation>中继的运行情况在此逐行显示。设置 LOG_LEVEL 决定记录多少。</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Back to %1; scroll up for more.</source>
        <translation>最早到 %1；向上滚动查看更多。</translation>
    </message>
    <message>
        <source>The log begins at %1.</source>
        <translation>日志始于 %1。</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>Search messages and details</source>
        <translation>搜索消息和详情</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>全部级别</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>信息及以上</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>全部账户</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show all lines of the log</source>
        <translation>显示全部日志</translation>
    </message>
    <message>
        <source>Export the log as JSON lines…</source>
        <translation>将日志导出为 JSON 行…</translation>
    </message>
    <message>
        <source>Open the folder of the log file</source>
        <translation>打开日志文件所在文件夹</translation>
    </message>
</context>
<context>
    <name>ui::overview::AttentionList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>显示全部 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::overview::HealthStrip</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>State of %n account(s)</source>
        <translation>
            <numerusform>%n 个账户的状态</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::overview::OverviewPage</name>
    <message>
        <source>parallel requests</source>
        <translation>并发请求</translation>
    </message>
    <message>
        <source>requests in its window</source>
        <translation>时间窗内请求数</translation>
    </message>
    <message>
        <source>tokens in its window</source>
        <translation>时间窗内 Token 数</translation>
    </message>
    <message>
        <source>cost in its window</source>
        <translation>时间窗内费用</translation>
    </message>
    <message>
        <source>cost of the day</source>
        <translation>当日费用</translation>
    </message>
    <message>
        <source>cost of the week</source>
        <translation>当周费用</translation>
    </message>
    <message>
        <source>cost of the month</source>
        <translation>当月费用</translation>
    </message>
    <message>
        <source>cost in all</source>
        <translation>总费用</translation>
    </message>
    <message>
        <source>Show account</source>
        <translation>查看账户</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>%1 of the limit for %2 is used (%3 of %4)</source>
        <translation>%2限额已用 %1（%3，共 %4）</translation>
    </message>
    <message>
        <source>%1, begins anew %2</source>
        <translation>%1，%2重新计算</translation>
    </message>
    <message>
        <source>Show key</source>
        <translation>查看密钥</translation>
    </message>
    <message>
        <source>The ledger cannot be written</source>
        <translation>账本无法写入</translation>
    </message>
    <message>
        <source>Show logs</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>There is no administrator yet</source>
        <translation>尚未设置管理员</translation>
    </message>
    <message>
        <source>Anybody on this machine who may read the data directory can change the relay.</source>
        <translation>本机上任何能读取数据目录的人都可以更改中继。</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>去设置</translation>
    </message>
    <message>
        <source>There is no account yet</source>
        <translation>尚无账户</translation>
    </message>
    <message>
        <source>No request can be served without one.</source>
        <translation>没有账户就无法处理请求。</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>The account could not be tried again.</source>
        <translation>无法重试该账户。</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Success rate</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Of all attempts at accounts</source>
        <translation>按对账户的全部尝试计算</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Added latency</source>
        <translation>附加延迟</translation>
    </message>
    <message>
        <source>What the relay itself adds to a request, in the median</source>
        <translation>中继自身给请求增加的延迟（中位数）</translation>
    </message>
    <message>
        <source>Requests and cost over time</source>
        <translation>请求与费用走势</translation>
    </message>
    <message>
        <source>No requests in this time</source>
        <translation>此时段内没有请求</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Top keys by cost</source>
        <translation>费用最高的密钥</translation>
    </message>
    <message>
        <source>Top models by cost</source>
        <translation>费用最高的模型</translation>
    </message>
    <message>
        <source>Prompt cache</source>
        <translation>提示词缓存</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>vs 1 h ago</source>
        <translation>较前一小时</translation>
    </message>
    <message>
        <source>vs 7 d ago</source>
        <translation>较前一周</translation>
    </message>
    <message>
        <source>vs 30 d ago</source>
        <translation>较前 30 天</translation>
    </message>
    <message>
        <source>vs 24 h ago</source>
        <translation>较前一天</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>of a percentage</comment>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation>失败的尝试</translation>
    </message>
    <message>
        <source>%1 of %2 prompt tokens were read from the providers&apos; caches.</source>
        <translation>%2 个提示词 Token 中有 %1 个读自上游缓存。</translation>
    </message>
    <message>
        <source>How much of the prompts came from the providers&apos; caches. Nothing was asked in this time.</source>
        <translation>提示词中来自上游缓存的比例。此时段内没有请求。</translation>
    </message>
    <message>
        <source>%1 points %2</source>
        <translation>%2 %1 个百分点</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个排队中</numerusform>
        </translation>
    </message>
    <message>
        <source>none waiting</source>
        <translation>无排队</translation>
    </message>
    <message>
        <source>A key that is gone</source>
        <translation>已不存在的密钥</translation>
    </message>
    <message>
        <source>No model named</source>
        <translation>未指定模型</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 次请求</translation>
    </message>
    <message>
        <source>No key was used in this time.</source>
        <translation>此时段内没有使用任何密钥。</translation>
    </message>
    <message>
        <source>No model was asked in this time.</source>
        <translation>此时段内没有调用任何模型。</translation>
    </message>
    <message>
        <source>There is no account yet, so no request can be served.</source>
        <translation>尚无账户，无法处理请求。</translation>
    </message>
    <message>
        <source>Nothing. All accounts that are switched on are ready.</source>
        <translation>一切正常，已启用的账户全部就绪。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) ready</source>
        <translation>
            <numerusform>%n 个账户就绪</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing needs attention</source>
        <translation>没有需要处理的事项</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need attention</source>
        <translation>
            <numerusform>%n 项需要处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>This page shows what goes through the relay, what it costs, and what needs attention. It needs an account to send requests to and a key for whoever asks.</source>
        <translation>此页显示经过中继的请求、费用以及需要处理的事项。首先需要一个用于发送请求的账户，以及供调用方使用的密钥。</translation>
    </message>
    <message>
        <source>Set up the relay</source>
        <translation>设置中继</translation>
    </message>
    <message>
        <source>The overview could not be read.</source>
        <translation>无法读取概览。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>会自动重试。</translation>
    </message>
    <message>
        <source>Check that the relay runs.</source>
        <translation>请检查中继是否在运行。</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1（%2／%3）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::overview::TopRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::requests::AttemptCard</name>
    <message>
        <source>first byte after %1</source>
        <translation>%1 后收到首字节</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 added by the relay</source>
        <translation>中继增加 %1</translation>
    </message>
    <message>
        <source>An account that is gone</source>
        <translation>已不存在的账户</translation>
    </message>
    <message>
        <source>Show this account</source>
        <translation>查看此账户</translation>
    </message>
</context>
<context>
    <name>ui::requests::CandidateLine</name>
    <message>
        <source>Served the request</source>
        <translation>处理了此请求</translation>
    </message>
    <message>
        <source>Would serve</source>
        <translation>可以处理</translation>
    </message>
</context>
<context>
    <name>ui::requests::RequestModel</name>
    <message>
        <source>%1 new, %2 read from the cache, %3 written to it</source>
        <translation>新输入 %1，读缓存 %2，写缓存 %3</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 Token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Added by relay</source>
        <translation>中继附加</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
</context>
<context>
    <name>ui::requests::RequestsPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个进行中</numerusform>
        </translation>
    </message>
    <message>
        <source>the list is paused</source>
        <translation>列表已暂停</translation>
    </message>
    <message>
        <source>new requests wait while the list is sorted</source>
        <translation>排序期间新请求暂不插入</translation>
    </message>
    <message numerus="yes">
        <source>%n a second</source>
        <translation>
            <numerusform>每秒 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading older requests…</source>
        <translation>正在读取更早的请求…</translation>
    </message>
    <message>
        <source>That is as far as the list goes. Filter it to look further back.</source>
        <translation>列表到此为止。使用筛选可查看更早的请求。</translation>
    </message>
    <message>
        <source>That is all there is.</source>
        <translation>已显示全部。</translation>
    </message>
    <message>
        <source>Back to %1. Older requests come as you scroll.</source>
        <translation>已显示至 %1，滚动可加载更早的请求。</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>暂无请求</translation>
    </message>
    <message>
        <source>Every request that goes through the relay appears here as it begins, with the account that served it, its time, tokens and cost, and why it went the way it did.</source>
        <translation>经过中继的每个请求开始时就会出现在这里，并列出处理它的账户、耗时、Token、费用以及结果的原因。</translation>
    </message>
    <message>
        <source>Connect a client</source>
        <translation>连接客户端</translation>
    </message>
    <message>
        <source>No request fits these filters</source>
        <translation>没有符合筛选条件的请求</translation>
    </message>
    <message>
        <source>Nothing of the requests looked through so far. New ones that fit will appear here.</source>
        <translation>在已查找的请求中没有符合的。符合条件的新请求会显示在这里。</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>The requests could not be read.</source>
        <translation>无法读取请求。</translation>
    </message>
    <message>
        <source>New requests are still shown as they happen.</source>
        <translation>新请求仍会实时显示。</translation>
    </message>
    <message>
        <source>Check that the relay runs.</source>
        <translation>请检查中继是否在运行。</translation>
    </message>
    <message>
        <source>Pause the list</source>
        <translation>暂停列表</translation>
    </message>
    <message>
        <source>Resume the list</source>
        <translation>继续列表</translation>
    </message>
    <message>
        <source>Search keys, accounts, models, ids</source>
        <translation>搜索密钥、账户、模型、ID</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Keep the newest request in sight</source>
        <translation>始终显示最新请求</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>继续向前查找</translation>
    </message>
    <message>
        <source>Follow the newest requests</source>
        <translation>跟随最新请求</translation>
    </message>
    <message>
        <source>Read the list anew</source>
        <translation>重新读取列表</translation>
    </message>
    <message>
        <source>Open the story</source>
        <translation>查看详情</translation>
    </message>
    <message>
        <source>Only requests of this key</source>
        <translation>仅此密钥的请求</translation>
    </message>
    <message>
        <source>Only requests for this model</source>
        <translation>仅此模型的请求</translation>
    </message>
    <message>
        <source>Only requests of this account</source>
        <translation>仅此账户的请求</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
</context>
<context>
    <name>ui::requests::StoryPanel</name>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>A command with the relay&apos;s address and the model, and $RELAY_KEY in place of the key. Prompts are not kept, so it asks with an example.</source>
        <translation>包含中继地址和模型的命令，密钥处为 $RELAY_KEY。提示词不会保存，因此使用示例提问。</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>相关日志</translation>
    </message>
    <message>
        <source>Show account</source>
        <translation>查看账户</translation>
    </message>
    <message>
        <source>Show key</source>
        <translation>查看密钥</translation>
    </message>
    <message>
        <source>The story of this request could not be read.</source>
        <translation>无法读取此请求的详情。</translation>
    </message>
    <message>
        <source>A request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>The relay keeps no more of this request: it reached no account, so the ledger has no row of it.</source>
        <translation>中继没有保存此请求的更多信息：它未到达任何账户，账本中没有记录。</translation>
    </message>
    <message>
        <source>The relay keeps no more of this request than what the list shows.</source>
        <translation>除列表所示外，中继没有保存此请求的更多信息。</translation>
    </message>
    <message>
        <source>Stages and candidates are kept for the latest requests only. This is what the ledger knows.</source>
        <translation>阶段与候选账户仅对最近的请求保留。以下是账本中的记录。</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>耗时分布</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n 次尝试</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts considered</source>
        <translation>候选账户</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>显示全部 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>%1, %2 of the prompt</source>
        <translation>%1，占提示词的 %2</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>%1, of it %2 thinking</source>
        <translation>%1，其中思考 %2</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>max_tokens</source>
        <translation>max_tokens</translation>
    </message>
    <message>
        <source>lowered to %1, so that the budget holds</source>
        <translation>为不超预算，已降至 %1</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 × %2 per million = %3</source>
        <translation>%1 × 每百万 %2 = %3</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>计价</translation>
    </message>
    <message>
        <source>Price table</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>%1 until it was settled</source>
        <translation>结算前预留 %1</translation>
    </message>
    <message>
        <source>The price table has changed since, so the lines cannot be shown.</source>
        <translation>价格表此后已变更，无法显示明细。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Prompts and answers are never kept.</source>
        <translation>从不保存提示词和回答。</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Model asked for</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Model that answered</source>
        <translation>实际应答的模型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>streamed</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>in one piece</source>
        <translation>一次性返回</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ui::requests::Words</name>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>上游拒绝</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Client left</source>
        <translation>客户端断开</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n 次尝试</numerusform>
        </translation>
    </message>
    <message>
        <source>Parse</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>Authenticate</source>
        <translation>鉴权</translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>准入</translation>
    </message>
    <message>
        <source>Choose account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Wait for first byte</source>
        <translation>等待首字节</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>Not there any more</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>Not the account that the key is bound to</source>
        <translation>不是密钥绑定的账户</translation>
    </message>
    <message>
        <source>Not in the key&apos;s group</source>
        <translation>不在密钥的分组中</translation>
    </message>
    <message>
        <source>Already tried</source>
        <translation>已尝试过</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Subscription ended</source>
        <translation>订阅已结束</translation>
    </message>
    <message>
        <source>Past its age of use</source>
        <translation>已超过使用期限</translation>
    </message>
    <message>
        <source>Does not serve this model</source>
        <translation>不支持此模型</translation>
    </message>
    <message>
        <source>Outside its active hours</source>
        <translation>不在启用时段内</translation>
    </message>
    <message>
        <source>Cooling down</source>
        <translation>冷却中</translation>
    </message>
    <message>
        <source>Being tried by another request after a fault</source>
        <translation>故障后正由另一请求试探</translation>
    </message>
    <message>
        <source>At its limit of parallel requests</source>
        <translation>已达并发上限</translation>
    </message>
    <message>
        <source>Today&apos;s quota is spent</source>
        <translation>今日额度已用完</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cache write, 5 min</source>
        <translation>缓存写入（5 分钟）</translation>
    </message>
    <message>
        <source>Cache write, 1 h</source>
        <translation>缓存写入（1 小时）</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>The model is in the price table</source>
        <translation>价格表中有此模型</translation>
    </message>
    <message>
        <source>By the price of the model family, found by the name&apos;s beginning</source>
        <translation>按名称前缀匹配到的模型系列计价</translation>
    </message>
    <message>
        <source>No price is known for this model</source>
        <translation>没有此模型的价格</translation>
    </message>
</context>
<context>
    <name>ui::settings::SaveBar</name>
    <message numerus="yes">
        <source>%n value(s) cannot be taken yet.</source>
        <translation>
            <numerusform>有 %n 个值尚不可用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved yet.</source>
        <translation>
            <numerusform>有 %n 项更改尚未保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>ui::settings::SettingRow</name>
    <message>
        <source>Given on the command line: %1</source>
        <translation>由命令行指定：%1</translation>
    </message>
    <message>
        <source>Given in the environment</source>
        <translation>由环境变量指定</translation>
    </message>
    <message>
        <source>Given in the config file: %1</source>
        <translation>由配置文件指定：%1</translation>
    </message>
    <message>
        <source>Stored here; the default is %1</source>
        <translation>在此保存；默认值为 %1</translation>
    </message>
    <message>
        <source>The default (%1)</source>
        <translation>默认值（%1）</translation>
    </message>
    <message>
        <source>The default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>A secret is given in the environment or in the config file only.</source>
        <translation>机密只能由环境变量或配置文件指定。</translation>
    </message>
    <message>
        <source>Can only be given when the relay is started.</source>
        <translation>只能在启动中继时指定。</translation>
    </message>
    <message>
        <source>Fixed where the relay was started. Remove it there to change it here.</source>
        <translation>启动中继时已固定。在那里移除后才能在此修改。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset, not saved yet</source>
        <translation>已恢复默认，尚未保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>After a restart; now %1</source>
        <translation>重启后生效；当前 %1</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>ui::settings::SettingRule</name>
    <message>
        <source>A path here begins with /.</source>
        <translation>此处的路径以 / 开头。</translation>
    </message>
    <message>
        <source>Something is needed here; resetting takes the default.</source>
        <translation>此处不能为空；恢复默认可使用默认值。</translation>
    </message>
    <message>
        <source>One of: %1</source>
        <translation>可选：%1</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2</source>
        <translation>%1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>A size from %1 to %2, such as 10m or 1g</source>
        <translation>%1 到 %2 之间的大小，如 10m 或 1g</translation>
    </message>
    <message>
        <source>Hours from %1 to %2, such as 8 or 5.5</source>
        <translation>%1 到 %2 之间的小时数，如 8 或 5.5</translation>
    </message>
    <message>
        <source>A time from %1 to %2, such as 30s, 10m or 1h; a number alone counts seconds</source>
        <translation>%1 到 %2 之间的时间，如 30s、10m 或 1h；只写数字时单位为秒</translation>
    </message>
    <message>
        <source>A time from %1 to %2, such as 30s, 10m or 1h; a number alone counts milliseconds</source>
        <translation>%1 到 %2 之间的时间，如 30s、10m 或 1h；只写数字时单位为毫秒</translation>
    </message>
    <message>
        <source>A path that begins with /</source>
        <translation>以 / 开头的路径</translation>
    </message>
    <message>
        <source>A path that begins with /, or %1</source>
        <translation>以 / 开头的路径，或 %1</translation>
    </message>
</context>
<context>
    <name>ui::settings::SettingTexts</name>
    <message>
        <source>Config file</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>Config file to read instead of relaywright.conf in the data directory.</source>
        <translation>代替数据目录中 relaywright.conf 的配置文件。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Directory that holds the database, the journal and the key file.</source>
        <translation>存放数据库、日志账本和密钥文件的目录。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Address to listen on; 0.0.0.0 or :: accepts connections from other machines.</source>
        <translation>监听的地址；0.0.0.0 或 :: 接受其他机器的连接。</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>TCP port to listen on; 0 lets the system choose one.</source>
        <translation>监听的 TCP 端口；0 由系统选择。</translation>
    </message>
    <message>
        <source>More addresses</source>
        <translation>更多地址</translation>
    </message>
    <message>
        <source>More addresses to listen on.</source>
        <translation>额外监听的地址。</translation>
    </message>
    <message>
        <source>TLS certificate</source>
        <translation>TLS 证书</translation>
    </message>
    <message>
        <source>PEM file with the certificate chain; TCP listeners then speak TLS.</source>
        <translation>包含证书链的 PEM 文件；设置后 TCP 监听使用 TLS。</translation>
    </message>
    <message>
        <source>TLS private key</source>
        <translation>TLS 私钥</translation>
    </message>
    <message>
        <source>PEM file with the certificate&apos;s private key.</source>
        <translation>证书私钥的 PEM 文件。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Threads that serve requests; one for each core is the most that helps.</source>
        <translation>处理请求的线程数；最多每个核心一个才有意义。</translation>
    </message>
    <message>
        <source>Client connections</source>
        <translation>客户端连接数</translation>
    </message>
    <message>
        <source>Client connections that may be open at once.</source>
        <translation>可以同时打开的客户端连接数。</translation>
    </message>
    <message>
        <source>Calls from web pages</source>
        <translation>允许网页调用</translation>
    </message>
    <message>
        <source>Lets web pages of any origin call the relay.</source>
        <translation>允许任意来源的网页调用本中继。</translation>
    </message>
    <message>
        <source>Behind a proxy</source>
        <translation>位于代理之后</translation>
    </message>
    <message>
        <source>Takes the client&apos;s address from the proxy in front of the relay.</source>
        <translation>从中继前面的代理获取客户端地址。</translation>
    </message>
    <message>
        <source>Largest request</source>
        <translation>请求大小上限</translation>
    </message>
    <message>
        <source>Largest request body, in megabytes; larger ones get 413.</source>
        <translation>请求体的最大大小（MB）；超过的返回 413。</translation>
    </message>
    <message>
        <source>Silence of an upstream</source>
        <translation>上游静默时间</translation>
    </message>
    <message>
        <source>How long an upstream may stay silent, before its first byte and between two.</source>
        <translation>上游在首字节之前以及两个字节之间最长可以静默多久。</translation>
    </message>
    <message>
        <source>Heartbeat of streams</source>
        <translation>流心跳</translation>
    </message>
    <message>
        <source>How long a stream may be silent before its client gets a comment line; 0 sends none.</source>
        <translation>流静默多久之后向客户端发送一行注释；0 表示不发送。</translation>
    </message>
    <message>
        <source>Connecting to an upstream</source>
        <translation>连接上游超时</translation>
    </message>
    <message>
        <source>How long connecting to an upstream may take.</source>
        <translation>连接上游最长可以用多久。</translation>
    </message>
    <message>
        <source>Sending the head</source>
        <translation>请求头超时</translation>
    </message>
    <message>
        <source>How long a client may take to send the head of a request.</source>
        <translation>客户端发送请求头最长可以用多久。</translation>
    </message>
    <message>
        <source>Pause in a body</source>
        <translation>请求体停顿</translation>
    </message>
    <message>
        <source>How long a client may pause while it sends a body.</source>
        <translation>客户端发送请求体时最长可以停顿多久。</translation>
    </message>
    <message>
        <source>Idle connections</source>
        <translation>空闲连接</translation>
    </message>
    <message>
        <source>How long an idle client connection stays open.</source>
        <translation>空闲的客户端连接保持多久。</translation>
    </message>
    <message>
        <source>Grace when stopping</source>
        <translation>停止宽限期</translation>
    </message>
    <message>
        <source>How long running streams may go on when the relay stops.</source>
        <translation>中继停止时，正在进行的流还可以继续多久。</translation>
    </message>
    <message>
        <source>Accounts tried</source>
        <translation>尝试账户数</translation>
    </message>
    <message>
        <source>Accounts that are tried for one request.</source>
        <translation>一个请求最多尝试几个账户。</translation>
    </message>
    <message>
        <source>Authorities of upstreams</source>
        <translation>上游 CA 文件</translation>
    </message>
    <message>
        <source>PEM file with the authorities that upstreams are checked against, in place of the system&apos;s.</source>
        <translation>用来校验上游证书的 CA 的 PEM 文件，代替系统自带的。</translation>
    </message>
    <message>
        <source>Rest after a 503</source>
        <translation>503 后冷却</translation>
    </message>
    <message>
        <source>How long an account rests after a 503.</source>
        <translation>账户在 503 之后冷却多久。</translation>
    </message>
    <message>
        <source>Rest after other server errors</source>
        <translation>其他服务器错误后冷却</translation>
    </message>
    <message>
        <source>How long an account rests after another server error or a broken stream.</source>
        <translation>账户在其他服务器错误或流中断之后冷却多久。</translation>
    </message>
    <message>
        <source>Rest after a 529</source>
        <translation>529 后冷却</translation>
    </message>
    <message>
        <source>How long an account rests after a 529.</source>
        <translation>账户在 529 之后冷却多久。</translation>
    </message>
    <message>
        <source>Rest after refused credentials</source>
        <translation>凭据被拒后冷却</translation>
    </message>
    <message>
        <source>How long an account rests after its credentials were refused.</source>
        <translation>账户的凭据被拒绝之后冷却多久。</translation>
    </message>
    <message>
        <source>Rest after a timeout</source>
        <translation>超时后冷却</translation>
    </message>
    <message>
        <source>How long an account rests after a timeout.</source>
        <translation>账户超时之后冷却多久。</translation>
    </message>
    <message>
        <source>Rest after a 429</source>
        <translation>429 后冷却</translation>
    </message>
    <message>
        <source>How long an account rests after a 429 that names no time.</source>
        <translation>没有给出时间的 429 之后，账户冷却多久。</translation>
    </message>
    <message>
        <source>Longest rest</source>
        <translation>最长冷却</translation>
    </message>
    <message>
        <source>The longest rest that an upstream may ask for with retry-after.</source>
        <translation>上游通过 retry-after 最多可以要求冷却多久。</translation>
    </message>
    <message>
        <source>First look after a fault</source>
        <translation>探测间隔</translation>
    </message>
    <message>
        <source>How long until one request looks whether a resting account is back; doubled after each failure.</source>
        <translation>多久之后用一个请求探测冷却中的账户是否恢复；每次失败后加倍。</translation>
    </message>
    <message>
        <source>Conversations stay</source>
        <translation>会话保持时间</translation>
    </message>
    <message>
        <source>How long a conversation stays with its account.</source>
        <translation>一个会话与其账户保持绑定多久。</translation>
    </message>
    <message>
        <source>Conversations are renewed</source>
        <translation>会话续期阈值</translation>
    </message>
    <message>
        <source>A conversation in use that has less time left than this gets all of it anew; 0 never.</source>
        <translation>使用中的会话剩余时间少于此值时重新计时；0 表示从不。</translation>
    </message>
    <message>
        <source>Conversations return</source>
        <translation>会话返回时间</translation>
    </message>
    <message>
        <source>How long after its last use a conversation comes back to an account that was out meanwhile.</source>
        <translation>会话最后一次使用后多久之内，会回到曾经不可用的账户。</translation>
    </message>
    <message>
        <source>Keys with an account of their own</source>
        <translation>专属账户回退</translation>
    </message>
    <message>
        <source>Lets a key whose own account cannot serve use the others, unless that account is rate limited.</source>
        <translation>密钥的专属账户不可用时允许使用其他账户，除非该账户被限流。</translation>
    </message>
    <message>
        <source>Beginning of keys</source>
        <translation>密钥前缀</translation>
    </message>
    <message>
        <source>Beginning of every relay key that is created.</source>
        <translation>新建中继密钥的开头。</translation>
    </message>
    <message>
        <source>Encryption key</source>
        <translation>加密密钥</translation>
    </message>
    <message>
        <source>Seals account credentials; without it a key file in the data directory does.</source>
        <translation>用于加密账户凭据；不设置时使用数据目录中的密钥文件。</translation>
    </message>
    <message>
        <source>Token for metrics</source>
        <translation>指标令牌</translation>
    </message>
    <message>
        <source>Bearer token for /metrics; without it only this machine may read them.</source>
        <translation>读取 /metrics 的 Bearer 令牌；不设置时只有本机可以读取。</translation>
    </message>
    <message>
        <source>Sign-ins without use</source>
        <translation>登录空闲时间</translation>
    </message>
    <message>
        <source>How long a sign-in to the console lasts without use.</source>
        <translation>控制台登录在不使用时保持多久。</translation>
    </message>
    <message>
        <source>Sign-ins at most</source>
        <translation>登录最长时间</translation>
    </message>
    <message>
        <source>How long a sign-in to the console lasts at most.</source>
        <translation>控制台登录最长保持多久。</translation>
    </message>
    <message>
        <source>What the ledger survives</source>
        <translation>账本持久性</translation>
    </message>
    <message>
        <source>What the ledger survives: the death of the process, or the loss of power.</source>
        <translation>账本能承受什么：进程崩溃，或断电。</translation>
    </message>
    <message>
        <source>How money limits are held</source>
        <translation>限额预留方式</translation>
    </message>
    <message>
        <source>What a running request holds of a money limit: the most it can cost, or what such requests usually cost (limits may then be passed a little).</source>
        <translation>进行中的请求占用多少限额：最大可能费用，或此类请求的通常费用（此时可能略微超限）。</translation>
    </message>
    <message>
        <source>Hours from UTC</source>
        <translation>UTC 偏移</translation>
    </message>
    <message>
        <source>Hours from UTC to the time zone in which a day of usage begins.</source>
        <translation>用量的一天开始所在的时区与 UTC 相差的小时数。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Time zone in which days, weeks and months begin; without it TIMEZONE_OFFSET counts.</source>
        <translation>日、周、月开始所在的时区；不设置时以 TIMEZONE_OFFSET 为准。</translation>
    </message>
    <message>
        <source>Price table</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Price table (the format of resources/prices.tsv) to use in place of the built-in one.</source>
        <translation>代替内置价格表的文件（格式同 resources/prices.tsv）。</translation>
    </message>
    <message>
        <source>Least important lines</source>
        <translation>日志级别</translation>
    </message>
    <message>
        <source>The least important lines to log.</source>
        <translation>记录的最低级别。</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>File for log lines as JSON, logs/relaywright.log in the data directory when none is given; with &quot;none&quot; lines go to standard error only.</source>
        <translation>以 JSON 记录日志的文件，未设置时为数据目录中的 logs/relaywright.log；设为“none”时只写到标准错误。</translation>
    </message>
    <message>
        <source>Size of a log file</source>
        <translation>日志文件大小</translation>
    </message>
    <message>
        <source>Size at which a log file is put aside and a new one begun.</source>
        <translation>日志文件达到此大小后归档，并开始新文件。</translation>
    </message>
    <message>
        <source>Log files kept</source>
        <translation>保留日志文件数</translation>
    </message>
    <message>
        <source>Log files that are kept beside the current one.</source>
        <translation>除当前文件外保留的日志文件数。</translation>
    </message>
    <message>
        <source>Where it listens</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Accounts at rest</source>
        <translation>账户冷却</translation>
    </message>
    <message>
        <source>Choosing accounts</source>
        <translation>账户选择</translation>
    </message>
    <message>
        <source>Money and days</source>
        <translation>费用与日期</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>ui::settings::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The settings could not be read.</source>
        <translation>无法读取设置。</translation>
    </message>
    <message>
        <source>The settings were not saved.</source>
        <translation>设置未能保存。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Waiting for a restart</source>
        <translation>等待重启</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) take effect after a restart of the relay.</source>
        <translation>
            <numerusform>%n 项设置在重启中继后生效。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ from the default.</source>
        <translation>
            <numerusform>%n 项设置与默认值不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>本控制台</translation>
    </message>
    <message>
        <source>No setting is called or means that. Try another word, or show all.</source>
        <translation>没有匹配的设置。请换个词，或显示全部。</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Save changed settings</source>
        <translation>保存更改的设置</translation>
    </message>
    <message>
        <source>Discard changed settings</source>
        <translation>放弃更改的设置</translation>
    </message>
    <message>
        <source>Show changed settings only</source>
        <translation>只显示更改过的设置</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>修改密码…</translation>
    </message>
</context>
<context>
    <name>ui::settings::SignInCard</name>
    <message>
        <source>Sign-in to the console</source>
        <translation>登录控制台</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>The password was changed. Everybody else was signed out.</source>
        <translation>密码已修改，其他人均已退出登录。</translation>
    </message>
    <message>
        <source>This console runs on the relay&apos;s machine and needs no password. The administrator&apos;s is for consoles elsewhere.</source>
        <translation>此控制台与中继在同一台机器上，不需要密码。管理员密码供其他机器上的控制台使用。</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>已登录为 %1。</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>8 characters at least; 12 or more are better. All sessions end.</source>
        <translation>至少 8 个字符，建议 12 个以上。所有会话将结束。</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新用户名</translation>
    </message>
    <message>
        <source>Empty: the name stays.</source>
        <translation>留空则不变。</translation>
    </message>
    <message>
        <source>This is not the same password.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
</context>
<context>
    <name>ui::setup::AccountCard</name>
    <message>
        <source>Save and test again</source>
        <translation>保存并重新测试</translation>
    </message>
    <message>
        <source>Add account and test it</source>
        <translation>添加账户并测试</translation>
    </message>
    <message>
        <source>Test it again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>全部账户</translation>
    </message>
    <message>
        <source>Kind of account</source>
        <translation>账户类型</translation>
    </message>
    <message>
        <source>First account</source>
        <translation>第一个账户</translation>
    </message>
    <message>
        <source>The provider&apos;s account that requests are sent with. You can add as many as you like later, and sign in to providers that need it, on the page Accounts.</source>
        <translation>发送请求所用的服务商账户。以后可以在“账户”页面添加任意多个，需要登录的服务商也在那里登录。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are there already.</source>
        <translation>
            <numerusform>已有 %n 个账户。</numerusform>
        </translation>
    </message>
    <message>
        <source>The account was not saved.</source>
        <translation>账户未能保存。</translation>
    </message>
    <message>
        <source>%1 answered after %2.</source>
        <translation>%1 在 %2 后给出了回答。</translation>
    </message>
    <message>
        <source>%1 works.</source>
        <translation>%1 可以使用。</translation>
    </message>
    <message>
        <source>%1 is kept, but its provider did not answer the test.</source>
        <translation>%1 已保存，但服务商没有通过测试。</translation>
    </message>
    <message>
        <source>Check the API key, change it above, and test again.</source>
        <translation>请检查 API 密钥，在上面修改后重新测试。</translation>
    </message>
    <message>
        <source>The key is good; the provider limits it at the moment. Wait a little and test again.</source>
        <translation>密钥有效，但服务商目前在限流。请稍等片刻再测试。</translation>
    </message>
    <message>
        <source>Check the address of the provider and whether this machine reaches it.</source>
        <translation>请检查服务商地址，以及本机能否访问它。</translation>
    </message>
    <message>
        <source>The test could not be made.</source>
        <translation>无法进行测试。</translation>
    </message>
    <message>
        <source>The test broke off.</source>
        <translation>测试中断。</translation>
    </message>
    <message>
        <source>Test it again.</source>
        <translation>请重新测试。</translation>
    </message>
</context>
<context>
    <name>ui::setup::AccountForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address of the provider</source>
        <translation>服务商地址</translation>
    </message>
    <message>
        <source>API key of the provider</source>
        <translation>服务商的 API 密钥</translation>
    </message>
    <message>
        <source>How the key is sent</source>
        <translation>密钥发送方式</translation>
    </message>
    <message>
        <source>US dollars a day</source>
        <translation>每日美元限额</translation>
    </message>
    <message>
        <source>Requests at the same time</source>
        <translation>并发请求数</translation>
    </message>
    <message>
        <source>What you call it; no two accounts are called the same.</source>
        <translation>您对它的称呼；账户名称不能重复。</translation>
    </message>
    <message>
        <source>Kept encrypted on this machine, sent to this provider only, never shown again.</source>
        <translation>加密保存在本机，只发送给此服务商，不再显示。</translation>
    </message>
    <message>
        <source>“auto” goes by how the key begins.</source>
        <translation>“auto”根据密钥的开头判断。</translation>
    </message>
    <message>
        <source>The account rests for the day when this is spent. 0: no limit.</source>
        <translation>用完后账户当天停用。0 表示不限制。</translation>
    </message>
    <message>
        <source>0: no limit.</source>
        <translation>0 表示不限制。</translation>
    </message>
    <message>
        <source>Limits and details</source>
        <translation>限额与细节</translation>
    </message>
</context>
<context>
    <name>ui::setup::AddressCard</name>
    <message>
        <source>Keep this address</source>
        <translation>保留此地址</translation>
    </message>
    <message>
        <source>Save the address</source>
        <translation>保存地址</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Only this machine reaches it (127.0.0.1)</source>
        <translation>仅本机可访问（127.0.0.1）</translation>
    </message>
    <message>
        <source>Other machines reach it too (0.0.0.0)</source>
        <translation>其他机器也可访问（0.0.0.0）</translation>
    </message>
    <message>
        <source>Another address:</source>
        <translation>其他地址：</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Clients are pointed at this address instead of the provider&apos;s.</source>
        <translation>客户端使用此地址代替服务商的地址。</translation>
    </message>
    <message>
        <source>%1 is fixed where the relay was started (%2); change it there.</source>
        <translation>%1 在启动中继时已固定（%2），请在那里修改。</translation>
    </message>
    <message>
        <source>A port is a number from 0 to 65535.</source>
        <translation>端口是 0 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>Another program has this port.</source>
        <translation>此端口已被其他程序占用。</translation>
    </message>
    <message>
        <source>Another program has this port. The next free one is %1.</source>
        <translation>此端口已被其他程序占用。下一个空闲端口是 %1。</translation>
    </message>
    <message>
        <source>The system does not let you use this port; those from 1024 on are open to everybody.</source>
        <translation>系统不允许使用此端口；1024 及以上的端口任何人都可以使用。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Everybody on the network can then try keys, and keys travel readable unless a certificate is set (Settings, TLS).</source>
        <translation>这样网络上的任何人都可以尝试密钥；除非设置了证书（设置 → TLS），密钥以明文传输。</translation>
    </message>
    <message>
        <source>The address was not saved.</source>
        <translation>地址未能保存。</translation>
    </message>
    <message>
        <source>%1, after a restart of the relay.</source>
        <translation>%1，重启中继后生效。</translation>
    </message>
    <message>
        <source>The relay has not said yet where it listens.</source>
        <translation>中继尚未告知监听地址。</translation>
    </message>
    <message>
        <source>It listens on %1 now.</source>
        <translation>当前监听 %1。</translation>
    </message>
    <message>
        <source>Its data lie in %1.</source>
        <translation>数据位于 %1。</translation>
    </message>
    <message>
        <source>From the next start on it listens on %1.</source>
        <translation>下次启动后将监听 %1。</translation>
    </message>
    <message>
        <source>Data directory: the relay starts again in this folder</source>
        <translation>数据目录：中继将在此文件夹中重新启动</translation>
    </message>
</context>
<context>
    <name>ui::setup::AdministratorCard</name>
    <message>
        <source>Replace the administrator</source>
        <translation>替换管理员</translation>
    </message>
    <message>
        <source>Create administrator</source>
        <translation>创建管理员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Whoever has this name and password may sign in to the console from another machine. The console on this machine needs neither.</source>
        <translation>凭此用户名和密码可以从其他机器登录控制台。本机的控制台不需要。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>8 characters at least; 12 or more are better.</source>
        <translation>至少 8 个字符，建议 12 个以上。</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Setup token</source>
        <translation>初始化令牌</translation>
    </message>
    <message>
        <source>The relay wrote it to its log when it started.</source>
        <translation>中继启动时已写入日志。</translation>
    </message>
    <message>
        <source>This is not the same password.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>%1 may sign in from another machine.</source>
        <translation>%1 可以从其他机器登录。</translation>
    </message>
    <message>
        <source>The administrator was not created.</source>
        <translation>管理员未能创建。</translation>
    </message>
    <message>
        <source>There is an administrator already.</source>
        <translation>已有管理员。</translation>
    </message>
</context>
<context>
    <name>ui::setup::DemoCard</name>
    <message>
        <source>Look around with simulated traffic</source>
        <translation>用模拟流量随便看看</translation>
    </message>
    <message>
        <source>A simulated provider answers simulated clients: nothing is sent to anybody and nothing costs anything. All of it is removed again when you end it.</source>
        <translation>由模拟的服务商回答模拟的客户端：不会向任何人发送数据，也不产生费用。结束后全部清除。</translation>
    </message>
    <message>
        <source>The simulation did not start: %1</source>
        <translation>模拟未能启动：%1</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>End the simulation</source>
        <translation>结束模拟</translation>
    </message>
    <message>
        <source>Start the simulation</source>
        <translation>开始模拟</translation>
    </message>
    <message>
        <source>See its requests</source>
        <translation>查看请求</translation>
    </message>
</context>
<context>
    <name>ui::setup::KeyCard</name>
    <message>
        <source>Create key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Your new key:</source>
        <translation>您的新密钥：</translation>
    </message>
    <message>
        <source>First key</source>
        <translation>第一个密钥</translation>
    </message>
    <message>
        <source>Clients show this key in place of the provider&apos;s. Give each person or program one of its own: each has its limits and its bill.</source>
        <translation>客户端用此密钥代替服务商的密钥。请为每个人或程序单独创建：各有各的限额和账单。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Who or what will use it.</source>
        <translation>由谁或什么程序使用。</translation>
    </message>
    <message>
        <source>At most, in US dollars</source>
        <translation>上限（美元）</translation>
    </message>
    <message>
        <source>It is never overspent. Empty: no limit; then a key that gets lost can cost as much as the account has.</source>
        <translation>绝不会超支。留空表示不限制，此时丢失的密钥可能用光账户余额。</translation>
    </message>
    <message>
        <source>How long the amount is for</source>
        <translation>限额周期</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>The key was not created.</source>
        <translation>密钥未能创建。</translation>
    </message>
    <message>
        <source>%1 is ready for use.</source>
        <translation>%1 可以使用了。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are there already.</source>
        <translation>
            <numerusform>已有 %n 个密钥。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::setup::SetupCard</name>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待完成</translation>
    </message>
    <message>
        <source>Wait until the relay is back, then try again. Nothing you typed is lost.</source>
        <translation>请等中继恢复后重试。您输入的内容不会丢失。</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>跳过此步</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>现在完成</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>ui::setup::SetupPage</name>
    <message>
        <source>First steps</source>
        <translation>初次设置</translation>
    </message>
    <message>
        <source>What is there already could not be read.</source>
        <translation>无法读取现有配置。</translation>
    </message>
    <message>
        <source>You can do this at any time.</source>
        <translation>随时可以完成此步。</translation>
    </message>
    <message>
        <source>First steps: %1</source>
        <translation>初次设置：%1</translation>
    </message>
    <message>
        <source>Everything is set up.</source>
        <translation>全部设置完毕。</translation>
    </message>
    <message>
        <source>%1 of %2 steps are done or skipped. Any order will do.</source>
        <translation>%2 步中已完成或跳过 %1 步，顺序不限。</translation>
    </message>
</context>
<context>
    <name>ui::setup::TestRequest</name>
    <message>
        <source>The answer ended before it was whole.</source>
        <translation>回答没有结束就中断了。</translation>
    </message>
</context>
<context>
    <name>ui::setup::TryPanel</name>
    <message>
        <source>Point a client here</source>
        <translation>配置客户端</translation>
    </message>
    <message>
        <source>Try it from here</source>
        <translation>在这里试一试</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>A key of this relay</source>
        <translation>本中继的密钥</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Say hello to somebody who has just installed a relay.</source>
        <translation>向刚装好中继的人打个招呼。</translation>
    </message>
    <message>
        <source>Send a test request</source>
        <translation>发送测试请求</translation>
    </message>
    <message>
        <source>See how it went, step by step</source>
        <translation>逐步查看过程</translation>
    </message>
    <message>
        <source>The request came back without a whole answer.</source>
        <translation>请求没有得到完整的回答。</translation>
    </message>
    <message>
        <source>See how it went to learn which account refused it and why.</source>
        <translation>逐步查看过程，了解哪个账户因何拒绝。</translation>
    </message>
    <message>
        <source>First word after %1, whole answer after %2.</source>
        <translation>%1 后收到首字，%2 后收到完整回答。</translation>
    </message>
    <message>
        <source>without a price: the table does not know this model</source>
        <translation>无价格：价格表中没有此模型</translation>
    </message>
    <message>
        <source>First word after %1, whole answer after %2. %3 tokens in, %4 out, %5.</source>
        <translation>%1 后收到首字，%2 后收到完整回答。输入 %3 Token，输出 %4 Token，%5。</translation>
    </message>
</context>
<context>
    <name>ui::setup::TypedAnswer</name>
    <message>
        <source>Waiting for the first word…</source>
        <translation>等待首字…</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>正在回答…</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>可以使用</translation>
    </message>
    <message>
        <source>It does not work yet</source>
        <translation>尚不可用</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ui::shell::CommandPalette</name>
    <message>
        <source>Go to a page or do something</source>
        <translation>前往页面或执行操作</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>匹配的命令</translation>
    </message>
</context>
<context>
    <name>ui::shell::ConnectionBanner</name>
    <message>
        <source>SHA-256 fingerprint: %1</source>
        <translation>SHA-256 指纹：%1</translation>
    </message>
    <message>
        <source>The relay does not answer any more. %1</source>
        <translation>中继不再响应。%1</translation>
    </message>
    <message>
        <source>The relay does not answer. %1</source>
        <translation>中继没有响应。%1</translation>
    </message>
    <message>
        <source>%1 Trust it only if this is the fingerprint that the relay&apos;s owner told you.</source>
        <translation>%1仅当此指纹与中继所有者告知您的一致时才信任它。</translation>
    </message>
    <message>
        <source>Your session has ended. What you see here is no longer renewed.</source>
        <translation>您的会话已结束，此处显示的内容不再更新。</translation>
    </message>
    <message>
        <source>The engine is stopping or starting again. This takes a moment.</source>
        <translation>引擎正在停止或重新启动，请稍候。</translation>
    </message>
    <message>
        <source>Connecting.</source>
        <translation>正在连接。</translation>
    </message>
    <message>
        <source>The relay cannot write down what is used: %1</source>
        <translation>中继无法记录用量：%1</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>信任此证书</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %Ln second(s).</source>
        <translation>
            <numerusform>%Ln 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>At this address the relay does not accept the token of its own machine, which counts only over 127.0.0.1. Sign in with a name and a password, or let the relay listen on 127.0.0.1 too (HOST or --listen).</source>
        <translation>在此地址上，中继不接受本机令牌，它只在 127.0.0.1 上有效。请用用户名和密码登录，或让中继同时监听 127.0.0.1（HOST 或 --listen）。</translation>
    </message>
    <message>
        <source>This address answers, but does not let the console in (403). Sign in as somebody who may, or ask whoever runs the relay, or a proxy before it, to let this machine through.</source>
        <translation>此地址有应答，但不允许控制台进入（403）。请用有权限的用户登录，或请管理中继（或其前置代理）的人放行这台机器。</translation>
    </message>
</context>
<context>
    <name>ui::shell::ConsoleActions</name>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Fold or unfold the navigation</source>
        <translation>折叠或展开导航栏</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行距</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>关闭窗口后在托盘中继续运行</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>ui::shell::EngineNotice</name>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Opening the data directory.</source>
        <translation>正在打开数据目录。</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Running answers may finish; new requests are refused.</source>
        <translation>进行中的响应可以完成，新请求将被拒绝。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The relay takes no requests.</source>
        <translation>中继不接受请求。</translation>
    </message>
    <message>
        <source>The port is taken</source>
        <translation>端口已被占用</translation>
    </message>
    <message>
        <source>The relay could not start</source>
        <translation>中继无法启动</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>使用端口 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>The relay runs where this window cannot reach it</source>
        <translation>中继正在运行，但此窗口无法连接</translation>
    </message>
    <message>
        <source>It serves its clients at:
%1

This window needs an address over TCP. Set HOST to 127.0.0.1 and PORT to a free port, or add one with --listen 127.0.0.1:3000 (RELAYWRIGHT_LISTEN), and start it again. Only programs on this machine can use that address.</source>
        <translation>客户端使用的地址：
%1

此窗口需要一个 TCP 地址。请将 HOST 设为 127.0.0.1、PORT 设为空闲端口，或用 --listen 127.0.0.1:3000（RELAYWRIGHT_LISTEN）增加一个，然后重新启动。该地址只有本机上的程序可以使用。</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>其他文件夹…</translation>
    </message>
</context>
<context>
    <name>ui::shell::Languages</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>ui::shell::MainWindow</name>
    <message>
        <source>%1 – Relaywright</source>
        <translation>%1 – Relaywright</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>数据目录</translation>
    </message>
</context>
<context>
    <name>ui::shell::Navigation</name>
    <message>
        <source>Relaywright</source>
        <translation>Relaywright</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>仅显示图标</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ui::shell::SignInPanel</name>
    <message numerus="yes">
        <source>Too many wrong passwords. Try again in %Ln second(s).</source>
        <translation>
            <numerusform>密码错误次数过多。请在 %Ln 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>This name and password do not belong together.</source>
        <translation>用户名与密码不匹配。</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>This relay has no administrator yet. Make one on its machine: relaywrightd setup --username admin</source>
        <translation>此中继尚无管理员。请在其主机上创建：relaywrightd setup --username admin</translation>
    </message>
</context>
<context>
    <name>ui::shell::SimulationBar</name>
    <message>
        <source>This is a simulation: nothing is sent to anybody, and no cost is real. Your own relay goes on.</source>
        <translation>这是模拟：不会向任何人发送请求，费用也不是真的。你自己的中继继续运行。</translation>
    </message>
    <message>
        <source>End the simulation</source>
        <translation>结束模拟</translation>
    </message>
</context>
<context>
    <name>ui::shell::StatusStrip</name>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Unknown certificate</source>
        <translation>未知证书</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>正在重启</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sign and the word for a state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 个进行中</translation>
    </message>
    <message>
        <source>%1 p50</source>
        <translation>%1 p50</translation>
    </message>
    <message>
        <source>%1 p99</source>
        <translation>%1 p99</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>Copy the address that clients use</source>
        <translation>复制客户端使用的地址</translation>
    </message>
    <message>
        <source>What the relay adds to half of the requests, at most</source>
        <translation>一半的请求中，中继增加的延迟不超过此值</translation>
    </message>
    <message>
        <source>What the relay adds to all but one in a hundred requests, at most</source>
        <translation>百分之九十九的请求中，中继增加的延迟不超过此值</translation>
    </message>
    <message>
        <source>Cost of today&apos;s requests</source>
        <translation>今日请求的费用</translation>
    </message>
    <message>
        <source>Not let in</source>
        <translation>未获准进入</translation>
    </message>
</context>
<context>
    <name>ui::shell::Tray</name>
    <message numerus="yes">
        <source>Relaywright: %1 of %Ln account(s) ready</source>
        <translation>
            <numerusform>Relaywright：%Ln 个账户中 %1 个就绪</numerusform>
        </translation>
    </message>
    <message>
        <source>Relaywright: not connected</source>
        <translation>Relaywright：未连接</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Pause account</source>
        <translation>暂停账户</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
</TS>
