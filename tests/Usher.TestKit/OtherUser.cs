namespace Usher.TestKit;

/// <summary>Another user of this machine, who owns nothing here: uid 65534. Only root can act for one.</summary>
public static class OtherUser
{
    private const string Id = "65534";

    /// <summary>Why a test that needs another user cannot run here; null if it can.</summary>
    public static string? Obstacle =>
        !Environment.IsPrivilegedProcess ? "Only root can act as another user."
        : Client.Find("setpriv") is null ? "setpriv is missing; on Debian it is in util-linux."
        : null;

    /// <summary>Runs a program as that user to its end.</summary>
    public static Task<Outcome> RunAsync(string program, params string[] arguments) => ClientOf(program, arguments).RunAsync();

    /// <summary>Runs the built usher as that user to its end.</summary>
    public static Task<Outcome> RunUsherAsync(params string[] arguments) => RunAsync("dotnet", [UsherProgram.Assembly, .. arguments]);

    private static Client ClientOf(string program, string[] arguments) =>
        new("setpriv", ["--reuid", Id, "--regid", Id, "--clear-groups", program, .. arguments]) { Environment = new Dictionary<string, string> { ["HOME"] = "/nonexistent" } };
}
