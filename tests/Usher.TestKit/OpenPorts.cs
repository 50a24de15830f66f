using System.Globalization;

namespace Usher.TestKit;

/// <summary>The ports on which a process can be reached over the network, as Linux lists them.</summary>
public static class OpenPorts
{
    private const string Listening = "0A";
    private const string UdpUnconnected = "07";

    /// <summary>The ports that a process listens on (TCP) or receives on (UDP), over IPv4 and IPv6, in ascending order. Of a process that has ended there are none.</summary>
    public static IReadOnlyList<int> Of(int processId)
    {
        try
        {
            var sockets = Directory.EnumerateFiles($"/proc/{processId}/fd")
                .Select(TargetOf)
                .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
                .Select(target => target["socket:[".Length..^1])
                .ToHashSet(StringComparer.Ordinal);
            return [.. new[] { ("tcp", Listening), ("tcp6", Listening), ("udp", UdpUnconnected), ("udp6", UdpUnconnected) }
                .SelectMany(table => PortsIn($"/proc/{processId}/net/{table.Item1}", table.Item2, sockets))
                .Distinct()
                .Order()];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>The processes that a process started, and those that they started.</summary>
    public static IEnumerable<int> ChildrenOf(int processId)
    {
        foreach (var child in DirectChildrenOf(processId))
        {
            yield return child;
            foreach (var grandchild in ChildrenOf(child))
                yield return grandchild;
        }
    }

    private static int[] DirectChildrenOf(int processId)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{processId}/task")
                .SelectMany(thread => File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    // proc(5): a number, the local address as HEX-ADDRESS:HEX-PORT, the remote one, the state, … and the inode as tenth column.
    private static IEnumerable<int> PortsIn(string table, string state, HashSet<string> sockets) =>
        from line in File.ReadLines(table).Skip(1)
        let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where columns[3] == state && sockets.Contains(columns[9])
        select int.Parse(columns[1].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string TargetOf(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
