namespace Usher.Clients;

/// <summary>
/// Endpoints of single services in the configuration file of AWS clients: <c>[services NAME]</c>, with a line for each service and indented settings below it. The SDK reads them for its own clients
/// alone, and has none of Personalize here.
/// </summary>
/// <remarks>AWS SDKs and Tools Reference Guide, "Service-specific endpoints" and "Shared config and credentials files", section type services.</remarks>
internal static class ServicesSection
{
    private const string Setting = "endpoint_url";

    /// <summary>The endpoint of a service.</summary>
    /// <param name="file">The configuration file.</param>
    /// <param name="section">The name of the section.</param>
    /// <param name="service">As it is spelled there, such as <c>personalize_runtime</c>.</param>
    /// <returns>As it is written; null where the section or the setting is absent.</returns>
    public static string? Find(string file, string section, string service)
    {
        var isInSection = false;
        var current = "";
        foreach (var line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            if (line.AsSpan().TrimStart() is "" or ['#' or ';', ..])
                continue;

            if (line.StartsWith('['))
            {
                isInSection = line.Trim().Trim('[', ']').Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is ["services", var name] && name == section;
                continue;
            }

            if (!isInSection || line.Split('=', 2, StringSplitOptions.TrimEntries) is not [var key, var value])
                continue;

            if (!char.IsWhiteSpace(line[0]))
                current = key;
            else if (key == Setting && current == service)
                return value;
        }

        return null;
    }
}
