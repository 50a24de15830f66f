namespace Usher.Web.Site.Posters;

/// <summary>Numbers that follow from a text: the same on every machine, at every start.</summary>
internal static class Seed
{
    /// <remarks>FNV-1a, 32 bits, with a last mixing (MurmurHash3's): short texts that differ in one letter shall look different.</remarks>
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return hash ^ (hash >> 16);
    }
}
