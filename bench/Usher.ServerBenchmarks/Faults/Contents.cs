using System.Globalization;
using System.Text;

namespace Usher.ServerBenchmarks.Faults;

/// <summary>Contents of objects that tell which they are: a number and a length name one, and its bytes follow from them.</summary>
internal static class Contents
{
    public static string Name(string number, int length) => string.Create(CultureInfo.InvariantCulture, $"{number}:{length}");

    public static byte[] Bytes(string name)
    {
        var (number, length) = (int.Parse(name.Split(':')[0], CultureInfo.InvariantCulture), int.Parse(name.Split(':')[1], CultureInfo.InvariantCulture));
        var bytes = new byte[name.Length + 1 + length];
        Encoding.ASCII.GetBytes(name + ";", bytes);
        new Random(number).NextBytes(bytes.AsSpan(name.Length + 1));
        return bytes;
    }

    /// <summary>The name of a content, or a word about what is wrong with it.</summary>
    public static string NameOf(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf((byte)';');
        if (end < 0)
            return $"{bytes.Length} bytes that nobody wrote";

        var name = Encoding.ASCII.GetString(bytes.AsSpan(0, end));
        return bytes.AsSpan().SequenceEqual(Bytes(name)) ? name : $"not the whole of {name}";
    }
}
