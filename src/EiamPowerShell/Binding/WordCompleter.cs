using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Eiam.Client.Requests;
using Eiam.Sandbox;

namespace EiamPowerShell.Binding;

/// <summary>Completes words that are known, for a parameter that takes others too.</summary>
/// <param name="words">The words.</param>
public abstract class WordCompleter(IEnumerable<string> words) : Completer
{
    private protected override IEnumerable<CompletionResult> Complete(string typed, string command, IDictionary? bound) =>
        words.Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(static word => new CompletionResult(word));
}

/// <summary>The languages of <c>X-L</c> that the pages show.</summary>
public sealed class LanguageCompleter() : WordCompleter(["en", "zh"]);

/// <summary>
/// The words of <c>attr_gender</c>, in the spelling of EIAM:userapi/profile/update.html. Of the directory the pages show an example only, so that another
/// word is not refused there.
/// </summary>
public sealed class GenderCompleter() : WordCompleter(["female", "male", "unknow"]);

/// <summary>The providers of <c>social_type</c> that EIAM:userapi/social/unbind.html names.</summary>
public sealed class SocialTypeCompleter() : WordCompleter(["alipay", "douyin", "facebook", "google", "qq", "wechat_work", "weibo", "weixin"]);

/// <summary>The types of messages with codes that the pages name.</summary>
public sealed class MessageTypeCompleter() : WordCompleter(SendCodeRequest.Types);

/// <summary>The permissions that an application can be granted for the management API.</summary>
public sealed class SandboxPermissionCompleter() : WordCompleter(SandboxOptions.KnownPermissions);
