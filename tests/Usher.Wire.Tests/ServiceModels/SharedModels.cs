using System.Text.Json;

namespace Usher.Wire.Tests.ServiceModels;

/// <summary>The service models of Personalize, which lie beside the project.</summary>
internal static class SharedModels
{
    /// <summary>A service's model, or skips the test.</summary>
    /// <param name="service">Such as <c>personalize-runtime</c>.</param>
    public static JsonElement Model(string service)
    {
        var path = Path.Combine(SharedFolder.Path, "api", service, "service-2.json");
        Assert.SkipUnless(File.Exists(path), $"{path} is absent; set USHER_SHARED to the folder that holds api/{service}/service-2.json.");

        using var file = File.OpenRead(path);
        using var json = JsonDocument.Parse(file);
        return json.RootElement.Clone();
    }
}
