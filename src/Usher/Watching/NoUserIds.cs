using System.Diagnostics;
using OpenTelemetry;

namespace Usher.Watching;

/// <summary>Removes user ids from traces. Orleans records the grain that is called, and the key of a user's grain ends in the user id; ASP.NET records the path, in which the REST API has it.</summary>
internal sealed class NoUserIds : BaseProcessor<Activity>
{
    // Interface and method of the call stay: these are names of ours.
    private const string Service = "orleans.rpc.service";

    public override void OnEnd(Activity data)
    {
        foreach (var (key, _) in data.TagObjects.Where(tag => tag.Key.StartsWith("orleans.", StringComparison.Ordinal) && tag.Key != Service).ToArray())
            data.SetTag(key, null);
        // The route says which page it was.
        if (data.GetTagItem("http.route") is not null)
            data.SetTag("url.path", null);
    }
}
