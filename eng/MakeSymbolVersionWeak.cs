using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Sets the weak flag on one required symbol version of a 64-bit little-endian ELF library.</summary>
/// <remarks>
/// ELF gABI and the Linux Standard Base, "Symbol Versioning": section type SHT_GNU_verneed holds Elf64_Verneed records
/// (vn_version, vn_cnt: 2 bytes each; vn_file, vn_aux, vn_next: 4 each), each followed by Elf64_Vernaux records
/// (vna_hash: 4; vna_flags, vna_other: 2 each; vna_name, vna_next: 4 each).
/// </remarks>
public sealed class MakeSymbolVersionWeak : Task
{
    private const uint SectionTypeVersionNeeds = 0x6ffffffe;
    private const ushort WeakFlag = 0x2;

    [Required]
    public string Library { get; set; } = "";

    [Required]
    public string Version { get; set; } = "";

    public override bool Execute()
    {
        var elf = File.ReadAllBytes(Library);
        var flags = FindFlags(elf);
        if (flags < 0 || (BitConverter.ToUInt16(elf, flags) & WeakFlag) != 0)
            return true;

        elf[flags] |= (byte)WeakFlag;

        // A rename, not a write in place: the file may be a hard link to the package's own copy.
        var changed = Library + ".weak";
        File.WriteAllBytes(changed, elf);
        File.SetLastWriteTimeUtc(changed, File.GetLastWriteTimeUtc(Library));
        File.Delete(Library);
        File.Move(changed, Library);
        Log.LogMessage(MessageImportance.High, $"{Path.GetFileName(Library)} no longer insists on {Version}.");
        return true;
    }

    /// <summary>The file offset of vna_flags of the wanted version, or -1 when the library does not ask for it.</summary>
    private int FindFlags(byte[] elf)
    {
        var sections = (int)BitConverter.ToUInt64(elf, 0x28);
        var size = BitConverter.ToUInt16(elf, 0x3A);
        var count = BitConverter.ToUInt16(elf, 0x3C);
        for (var i = 0; i < count; i++)
        {
            var section = sections + i * size;
            if (BitConverter.ToUInt32(elf, section + 4) != SectionTypeVersionNeeds)
                continue;

            var strings = sections + (int)BitConverter.ToUInt32(elf, section + 40) * size;
            var names = (int)BitConverter.ToUInt64(elf, strings + 24);
            for (var need = (int)BitConverter.ToUInt64(elf, section + 24); ;)
            {
                for (var aux = need + (int)BitConverter.ToUInt32(elf, need + 8); ;)
                {
                    if (NameAt(elf, names + (int)BitConverter.ToUInt32(elf, aux + 8)) == Version)
                        return aux + 4;

                    var nextAux = (int)BitConverter.ToUInt32(elf, aux + 12);
                    if (nextAux == 0)
                        break;
                    aux += nextAux;
                }

                var nextNeed = (int)BitConverter.ToUInt32(elf, need + 12);
                if (nextNeed == 0)
                    break;
                need += nextNeed;
            }
        }

        return -1;
    }

    private static string NameAt(byte[] elf, int offset)
    {
        var end = Array.IndexOf(elf, (byte)0, offset);
        return Encoding.ASCII.GetString(elf, offset, end - offset);
    }
}
